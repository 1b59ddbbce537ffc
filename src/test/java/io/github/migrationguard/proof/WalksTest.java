package io.github.migrationguard.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several threads that go through one history. */
final class WalksTest {
    private static final ScratchServer SERVER = TestServer.shared();

    private final List<Integer> progress = new ArrayList<>();

    private List<MigrationProof> prove(MigrationHistory history, int skipped, int walks) {
        return new HistoryProof(
                        history,
                        skipped,
                        ProofSettings.DEFAULTS,
                        ProofCache.NONE,
                        (proved, done, proof) -> progress.add(done))
                .prove(SERVER, Duration.ZERO, walks, 1);
    }

    private static MigrationHistory history(List<String> texts) {
        List<Migration> migrations = new ArrayList<>();
        for (String text : texts) {
            migrations.add(Proofs.migration(String.valueOf(migrations.size() + 1), text));
        }
        return new MigrationHistory("texts", "plain", List.of(), migrations);
    }

    @Test
    void findWhatOneFinds() throws SQLException {
        MigrationHistory history = history(List.of(
                "CREATE TABLE a(id serial PRIMARY KEY, v int); CREATE TABLE IF NOT EXISTS b(id int REFERENCES a)",
                "INSERT INTO a(v) VALUES (1), (2); INSERT INTO b VALUES (2)",
                "SET search_path = public; CREATE SCHEMA IF NOT EXISTS s",
                "CREATE TABLE c(id int)",
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS c_id ON c(id)",
                "UPDATE a SET v = v + 1; SET search_path = s",
                "CREATE TABLE IF NOT EXISTS d(at timestamptz)",
                "CREATE TABLE a(id int)",
                "INSERT INTO d VALUES (clock_timestamp())",
                "INSERT INTO public.b VALUES (3)",
                "INSERT INTO public.a(v) VALUES (3)",
                "INSERT INTO public.b VALUES (3)",
                "DELETE FROM public.b WHERE id = 3; SELECT set_config('search_path', 'public', false)",
                "TRUNCATE b; CREATE TABLE IF NOT EXISTS e(id int)"));
        List<MigrationProof> one = prove(history, 0, 1);
        progress.clear();

        assertThat(prove(history, 0, 3)).isEqualTo(one);
        assertThat(progress)
                .isEqualTo(IntStream.rangeClosed(1, one.size()).boxed().toList());
        assertThat(prove(history, 5, 2)).isEqualTo(one.subList(5, one.size()));
        assertThat(one).extracting(MigrationProof::verdict).contains(ProofVerdict.values());
        assertThat(databases()).isEmpty();
    }

    @Test
    void leaveItToOneWhereRolesAreMade() throws SQLException {
        List<String> texts = new ArrayList<>();
        // Hidden in pieces, so that only the roles themselves tell.
        texts.add(
                "CREATE FUNCTION hidden() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'CREATE RO' || 'LE proof_hidden';"
                        + " END $$; SELECT hidden(); CREATE TABLE t(id int)");
        for (int i = 0; i < 8; i++) {
            texts.add("ALTER TABLE t ADD COLUMN IF NOT EXISTS c" + i
                    + " int; DO $$ BEGIN PERFORM pg_sleep(0.05); END $$");
        }
        MigrationHistory history = history(texts);

        assertThat(prove(history, 1, 3)).isEqualTo(prove(history, 1, 1));
        assertThat(databases()).isEmpty();
    }

    @Test
    void stopTogether() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            texts.add("CREATE TABLE IF NOT EXISTS t" + i + "(id int); DO $$ BEGIN PERFORM pg_sleep(0.05); END $$");
        }
        ProofSettings usual = ProofSettings.DEFAULTS;
        ProofSettings hurried = new ProofSettings(
                "",
                Map.of(),
                usual.statementTimeout(),
                usual.lockTimeout(),
                usual.migrationTimeout(),
                Duration.ofMillis(700),
                usual.maxDisk(),
                Fixtures.NONE);
        List<MigrationProof> proofs = new HistoryProof(
                        history(texts), 0, hurried, ProofCache.NONE, (proved, done, proof) -> {})
                .prove(SERVER, Duration.ZERO, 2, 1);

        assertThat(proofs).hasSize(20);
        assertThat(proofs)
                .filteredOn(proof -> proof.verdict() == ProofVerdict.UNPROVED)
                .isNotEmpty()
                .allSatisfy(proof -> assertThat(proof.reason()).contains("proof.timeout"));
    }

    @Test
    void failTogether() throws SQLException {
        ProofSettings usual = ProofSettings.DEFAULTS;
        ProofSettings wrong = new ProofSettings(
                "CREATE TABLE wrong(",
                Map.of(),
                usual.statementTimeout(),
                usual.lockTimeout(),
                usual.migrationTimeout(),
                usual.timeout(),
                usual.maxDisk(),
                Fixtures.NONE);
        MigrationHistory history = history(List.of("SELECT 1", "SELECT 2"));

        assertThatThrownBy(() -> new HistoryProof(history, 0, wrong, ProofCache.NONE, (proved, done, proof) -> {})
                        .prove(SERVER, Duration.ZERO, 2, 1))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("bootstrap")
                .hasMessageContaining("syntax error");
        assertThat(databases()).isEmpty();
    }

    private static List<String> databases() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection superuser = SERVER.superuser("postgres");
                ResultSet row = superuser
                        .createStatement()
                        .executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'migration\\_guard\\_%'")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }
}

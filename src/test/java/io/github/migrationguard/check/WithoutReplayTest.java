package io.github.migrationguard.check;

import static io.github.migrationguard.Samples.migration;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.Samples;
import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.check.SchemaResult.Analysed;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.UnplayableException;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.PrismaChecksum;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told where there is no server, or where a recorded migration does not run on it. */
class WithoutReplayTest {
    private static final Migration TABLES =
            migration("1_tables", "CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE INDEX b_id ON b (id);");
    private static final Migration PLATFORM =
            migration("2_platform", "CREATE TABLE c (owner int REFERENCES platform (id));");
    private LiveDatabase database;

    private static ScratchServer none(int major) {
        throw new UnplayableException("There is no PostgreSQL " + major + " here", "Go online once.");
    }

    @BeforeEach
    void deploy() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "without_replay");
        database.run(LiveDatabase.HISTORY.formatted("public") + "; CREATE TABLE platform (id int PRIMARY KEY)");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private void record(Migration... migrations) throws SQLException {
        for (Migration migration : migrations) {
            database.run(migration.source().text());
            database.run("INSERT INTO _prisma_migrations(id, checksum, migration_name, finished_at) VALUES"
                    + " (gen_random_uuid(), '"
                    + PrismaChecksum.of(migration.source().text()) + "', '"
                    + migration.id() + "', now())");
        }
    }

    private SchemaResult verify(IntFunction<ScratchServer> server, Migration... migrations) {
        MigrationHistory history = Samples.history("prisma/migrations", migrations);
        return SchemaChecks.run(
                new SchemaConfiguration(
                        new StatusConfiguration(database.target(), null, false, "error"), List.of(), List.of()),
                () -> List.of(history),
                server,
                ProofSettings.DEFAULTS);
    }

    private static List<String> told(SchemaResult result) {
        return result.histories().get(0).differences().stream()
                .map(one -> one.kind().word() + " " + one.objectType() + " " + one.name() + " from " + one.migration())
                .toList();
    }

    @Test
    void withoutAServerTheTextIsCompared() throws SQLException {
        record(TABLES);
        SchemaResult whole = verify(WithoutReplayTest::none, TABLES);
        assertThat(whole.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(whole.analysed())
                .isEqualTo(new Analysed("There is no PostgreSQL " + TestServer.MAJOR + " here. Go online once.", null));
        database.run("DROP INDEX b_id; CREATE TABLE stranger (id int)");
        SchemaResult broken = verify(WithoutReplayTest::none, TABLES);
        assertThat(broken.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(told(broken)).containsExactly("missing index public.b_id from 1_tables");
    }

    @Test
    void whereAMigrationDoesNotRunTheTextIsCompared() throws SQLException {
        record(TABLES, PLATFORM);
        SchemaResult whole = verify(TestServer::lent, TABLES, PLATFORM);
        assertThat(requireNonNull(whole.analysed()).reason()).contains("2_platform", "(42P01)", "bootstrap");
        assertThat(told(whole)).isEmpty();
        database.run("DROP TABLE c");
        assertThat(told(verify(TestServer::lent, TABLES, PLATFORM)))
                .containsExactly("missing table public.c from 2_platform");
    }

    @Test
    void whereARecordedFileIsGoneNothingIsCertain() throws SQLException {
        Migration gone = migration("0_gone", "SELECT 1");
        record(gone, TABLES);
        database.run("DROP TABLE b");
        SchemaResult result = verify(WithoutReplayTest::none, TABLES);
        assertThat(requireNonNull(result.analysed()).unknown()).contains("0_gone");
        assertThat(told(result)).isEmpty();
    }

    @Test
    void aServerThatSomebodyNamedMustWork() throws SQLException {
        record(TABLES);
        assertThatThrownBy(() -> verify(
                        major -> {
                            throw new GuardException("no such host", "Look at proof.url.");
                        },
                        TABLES))
                .isExactlyInstanceOf(GuardException.class);
    }
}

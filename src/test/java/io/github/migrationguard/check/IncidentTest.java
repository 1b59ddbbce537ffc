package io.github.migrationguard.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.migration.HistoryReader;
import io.github.migrationguard.migration.HistorySettings;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.PrismaChecksum;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.recovery.Diagnosis;
import io.github.migrationguard.recovery.Effect;
import io.github.migrationguard.recovery.Recommendation;
import io.github.migrationguard.recovery.Resolution;
import io.github.migrationguard.recovery.Resolution.Outcome;
import io.github.migrationguard.recovery.StatementEvidence;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.ServerSettings;
import io.github.migrationguard.server.TestServer;
import io.github.migrationguard.sql.Statement;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The incident that the examples tell, from its failure behind each statement to its end, by our goals. */
final class IncidentTest {
    private static final MigrationHistory INCIDENT = example("incident");
    private static final MigrationHistory REPAIRED = example("incident-repaired");
    private static final Migration LAST = last(INCIDENT);
    private static final int N = 3;

    private LiveDatabase database;

    @BeforeEach
    void deployAllButTheLast() throws SQLException {
        database = new LiveDatabase(ServerSettings.DEFAULT_MAJOR, "incident");
        database.run(LiveDatabase.HISTORY.formatted("public"));
        for (Migration migration : INCIDENT.migrations()) {
            if (!migration.equals(LAST)) {
                deploy(migration);
            }
        }
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static MigrationHistory example(String name) {
        Path here = Path.of("").toAbsolutePath();
        List<Path> directories = List.of(here.resolve("examples/" + name + "/prisma/migrations"));
        return HistoryReader.read(new HistorySettings(here, directories, List.of(), "prisma", "statement"))
                .get(0);
    }

    private static Migration last(MigrationHistory history) {
        return history.migrations().get(history.migrations().size() - 1);
    }

    private void deploy(Migration migration) throws SQLException {
        play(migration, migration.script().statements().size());
        record(migration, "now()");
    }

    private void play(Migration migration, int statements) throws SQLException {
        for (Statement statement : migration.script().statements().subList(0, statements)) {
            database.run(migration.source().text().substring(statement.start(), statement.end()));
        }
    }

    private void record(Migration migration, String finished) throws SQLException {
        database.run(
                "INSERT INTO _prisma_migrations(id, checksum, migration_name, finished_at) VALUES (gen_random_uuid(), '"
                        + PrismaChecksum.of(migration.source().text()) + "', '" + migration.id() + "', " + finished
                        + ")");
    }

    private StatusConfiguration configuration() {
        return new StatusConfiguration(database.target(), null, false, "error");
    }

    private Diagnosis diagnose() {
        return DiagnosisChecks.run(
                        configuration(), null, () -> List.of(INCIDENT), TestServer::lent, ProofSettings.DEFAULTS)
                .diagnosis();
    }

    private Resolution resolveApplied() {
        return Resolves.applied(
                        new ResolveConfiguration(configuration(), LAST.id(), false, null),
                        new AppliedConfiguration(false, null, null, List.of()),
                        () -> List.of(INCIDENT),
                        TestServer::lent,
                        ProofSettings.DEFAULTS)
                .resolution();
    }

    private List<String> differences(MigrationHistory history) {
        SchemaResult result = SchemaChecks.run(
                new SchemaConfiguration(configuration(), List.of(), List.of()),
                () -> List.of(history),
                TestServer::lent,
                ProofSettings.DEFAULTS);
        Stream<String> told = result.histories().get(0).differences().stream()
                .map(one -> one.kind().word() + " " + one.objectType() + " " + one.name());
        List<String> all = told.filter(one -> !one.startsWith("unexpected ")).toList();
        assertThat(result.matches()).isEqualTo(all.isEmpty());
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, N})
    void isNamedAndBroughtToItsEnd(int killed) throws SQLException {
        assertThat(LAST.script().statements()).hasSize(N);
        play(LAST, killed);
        record(LAST, "NULL");
        assertThat(differences(INCIDENT)).containsExactly("unhealthy migration " + LAST.id());

        Diagnosis diagnosis = diagnose();
        assertThat(diagnosis.crashPoint()).isEqualTo(killed);
        List<Effect> effects =
                diagnosis.statements().stream().map(StatementEvidence::effect).toList();
        assertThat(effects.subList(0, killed)).allMatch(effect -> effect == Effect.WITNESSED);
        assertThat(effects.subList(killed, N)).allMatch(effect -> effect == Effect.ABSENT);
        assertThat(diagnosis.rerunnable()).isEqualTo(killed == 0);
        assertThat(diagnosis.recommendation())
                .isEqualTo(
                        killed == 0
                                ? Recommendation.RESOLVE_ROLLED_BACK
                                : killed == N ? Recommendation.RESOLVE_APPLIED : Recommendation.FIX_FIRST);

        Resolution applied = resolveApplied();
        if (killed == N) {
            assertThat(applied.outcome()).isEqualTo(Outcome.RECORDED);
            assertThat(differences(INCIDENT)).isEmpty();
            database.run("DELETE FROM _prisma_migrations WHERE logs = '';"
                    + " UPDATE _prisma_migrations SET rolled_back_at = NULL");
        } else {
            assertThat(applied.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(database.value("SELECT count(*) FROM _prisma_migrations WHERE migration_name = '" + LAST.id()
                            + "' AND finished_at IS NULL AND rolled_back_at IS NULL"))
                    .isEqualTo("1");
        }

        ResolveConfiguration failed = new ResolveConfiguration(configuration(), null, false, null);
        assertThat(Resolves.rolledBack(failed, () -> List.of(REPAIRED))
                        .resolution()
                        .outcome())
                .isEqualTo(Outcome.RECORDED);
        deploy(last(REPAIRED));
        assertThat(differences(REPAIRED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ALTER TABLE revenue_system_versions DISABLE ROW LEVEL SECURITY | missing row-security public.revenue_system_versions
            ALTER POLICY revenue_system_versions_no_direct_access ON revenue_system_versions USING (true) | different policy public.revenue_system_versions.revenue_system_versions_no_direct_access
            DROP POLICY revenue_system_versions_no_direct_access ON revenue_system_versions | missing policy public.revenue_system_versions.revenue_system_versions_no_direct_access
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = '"revenue_system_versions_revenueSystemId_idx"'::regclass | unhealthy index public."revenue_system_versions_revenueSystemId_idx"
            ALTER TABLE revenue_system_versions ALTER status SET DEFAULT 'published' | different column public.revenue_system_versions.status
            ALTER TABLE revenue_system_versions DROP CONSTRAINT "revenue_system_versions_revenueSystemId_fkey" | missing constraint public.revenue_system_versions."revenue_system_versions_revenueSystemId_fkey"
            DROP INDEX "revenue_system_versions_revenueSystemId_idx"; CREATE INDEX "revenue_system_versions_revenueSystemId_idx" ON revenue_system_versions (status) | different index public."revenue_system_versions_revenueSystemId_idx"
            """)
    void isNotOverWhileSomethingDiffers(String change, String expected) throws SQLException {
        deploy(last(REPAIRED));
        assertThat(differences(REPAIRED)).isEmpty();
        database.run(change);
        assertThat(differences(REPAIRED)).containsExactly(expected);
    }
}

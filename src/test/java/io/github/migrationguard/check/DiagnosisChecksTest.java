package io.github.migrationguard.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.HistoryReader;
import io.github.migrationguard.migration.HistorySettings;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.recovery.Diagnosis;
import io.github.migrationguard.recovery.Effect;
import io.github.migrationguard.recovery.Recommendation;
import io.github.migrationguard.recovery.StatementEvidence;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import io.github.migrationguard.sql.Statement;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a look at a database has to tell apart; the incident itself is in {@link IncidentTest}. */
final class DiagnosisChecksTest {
    private LiveDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "diagnosis");
        database.run(LiveDatabase.HISTORY.formatted("public"));
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static MigrationHistory example(String name) {
        Path here = Path.of("").toAbsolutePath();
        return HistoryReader.read(new HistorySettings(
                        here,
                        List.of(here.resolve("examples/" + name + "/prisma/migrations")),
                        List.of(),
                        "prisma",
                        "statement"))
                .get(0);
    }

    private void deploy(List<Migration> migrations) throws SQLException {
        for (Migration migration : migrations) {
            play(migration, migration.script().statements().size());
            record(migration.id(), "now()", null);
        }
    }

    private void play(Migration migration, int statements) throws SQLException {
        for (Statement statement : migration.script().statements().subList(0, statements)) {
            database.run(migration.source().text().substring(statement.start(), statement.end()));
        }
    }

    private void record(String id, String finished, @Nullable String logs) throws SQLException {
        database.run(
                "INSERT INTO _prisma_migrations(id, checksum, migration_name, finished_at, logs, applied_steps_count)"
                        + " VALUES (gen_random_uuid(), '', '" + id + "', " + finished + ", "
                        + (logs == null ? "NULL" : "'" + logs + "'") + ", 1)");
    }

    private DiagnosisResult run(@Nullable String migration, MigrationHistory... histories) {
        return DiagnosisChecks.run(
                new StatusConfiguration(database.target(), null, false, "error"),
                migration,
                () -> List.of(histories),
                TestServer::lent,
                ProofSettings.DEFAULTS);
    }

    private static List<Effect> effects(Diagnosis diagnosis) {
        return diagnosis.statements().stream().map(StatementEvidence::effect).toList();
    }

    @Test
    void saysRetryWhereTheRepairedFileCanBeRunAgain() throws SQLException {
        MigrationHistory history = example("incident-repaired");
        List<Migration> all = history.migrations();
        Migration last = all.get(all.size() - 1);
        deploy(all.subList(0, all.size() - 1));
        play(last, 1);
        record(last.id(), "NULL", null);
        Diagnosis diagnosis = run(null, history).diagnosis();

        assertThat(diagnosis.rerunnable()).isTrue();
        assertThat(diagnosis.recommendation()).isEqualTo(Recommendation.RETRY);
        assertThat(diagnosis.commands()).hasSize(3);
    }

    @Test
    void seesAnotherDefinitionUnderTheSameName() throws SQLException {
        MigrationHistory history = example("incident");
        List<Migration> all = history.migrations();
        Migration last = all.get(all.size() - 1);
        deploy(all.subList(0, all.size() - 1));
        play(last, 3);
        String index =
                database.value("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisunique AND indrelid >= 16384"
                        + " ORDER BY indexrelid DESC LIMIT 1");
        database.run("UPDATE pg_index SET indisvalid = false WHERE indexrelid = '" + index + "'::regclass");
        record(last.id(), "NULL", null);
        Diagnosis diagnosis = run(null, history).diagnosis();

        assertThat(diagnosis.crashPoints()).isEmpty();
        assertThat(effects(diagnosis)).containsExactly(Effect.WITNESSED, Effect.DIFFERENT, Effect.WITNESSED);
        assertThat(diagnosis.recommendation()).isEqualTo(Recommendation.FIX_FIRST);
    }

    @Test
    void tellsAnAppliedMigrationFromAFailedOne() throws SQLException {
        MigrationHistory history = example("incident");
        deploy(history.migrations());
        Migration last = history.migrations().get(history.migrations().size() - 1);

        Diagnosis diagnosis = run(last.id(), history).diagnosis();
        assertThat(diagnosis.recommendation()).isEqualTo(Recommendation.NONE);
        assertThat(diagnosis.commands()).isEmpty();
        Migration first = history.migrations().get(0);
        assertThat(run(first.id(), history).diagnosis().open()).isEmpty();
        assertThatThrownBy(() -> run(null, history))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("No migration has failed");
        assertThatThrownBy(() -> run("nobody", history))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("no migration nobody");
    }

    @Test
    void leavesNoTrace() throws SQLException {
        MigrationHistory history = example("incident");
        deploy(history.migrations());
        String everything =
                "SELECT md5(string_agg(t::text, '|')) FROM (SELECT c.oid, relname, relfilenode, reloptions::text, m"
                        + " FROM pg_class c LEFT JOIN _prisma_migrations m ON c.relname = '_prisma_migrations' ORDER BY 1, 5) t";
        String before = database.value(everything);
        run(history.migrations().get(0).id(), history);

        assertThat(database.value(everything)).isEqualTo(before);
        assertThat(database.value(
                        "SELECT string_agg(datname, ',') FROM pg_database WHERE datname LIKE 'migration\\_guard%'"))
                .isEqualTo("null");
    }
}

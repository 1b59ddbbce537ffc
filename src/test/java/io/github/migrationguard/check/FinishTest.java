package io.github.migrationguard.check;

import static io.github.migrationguard.Samples.history;
import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.recovery.Diagnosis;
import io.github.migrationguard.recovery.Finish;
import io.github.migrationguard.recovery.Recommendation;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripts that bring a stopped migration to its end, run in the very database that they were made for. */
final class FinishTest {
    private static final Migration GIVEN =
            migration("1_given", "CREATE TABLE \"users\" (\"id\" INT PRIMARY KEY, \"team\" INT);");

    private LiveDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "finish");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    /** Runs it up to a statement, and records that it failed. */
    private void stop(Migration migration, String schema, int behind) throws SQLException {
        database.run(LiveDatabase.HISTORY.formatted(schema));
        run(GIVEN.source().text());
        run(migration.source().text(), behind);
        for (Migration one : List.of(GIVEN, migration)) {
            database.run("INSERT INTO " + schema + "._prisma_migrations (id, checksum, migration_name, finished_at)"
                    + " VALUES (gen_random_uuid(), '', '" + one.id() + "', " + (one.equals(GIVEN) ? "now()" : "NULL")
                    + ")");
        }
    }

    /** Statement by statement, as psql does. */
    private void run(String sql) throws SQLException {
        run(sql.replaceAll("(?m)^\\\\.*$", ""), Integer.MAX_VALUE);
    }

    private void run(String sql, int most) throws SQLException {
        Script script = Script.parse(sql);
        for (Statement statement : script.statements()) {
            if (statement.number() <= most) {
                database.run(sql.substring(statement.start(), statement.end()));
            }
        }
    }

    private Diagnosis diagnose(Migration migration, @Nullable String schema) {
        return DiagnosisChecks.run(
                        new StatusConfiguration(database.target(), schema, false, "error"),
                        null,
                        () -> List.of(history("prisma/migrations", GIVEN, migration)),
                        TestServer::lent,
                        ProofSettings.DEFAULTS)
                .diagnosis();
    }

    private @Nullable Finish finish(Migration migration, int behind) throws SQLException {
        stop(migration, "public", behind);
        return diagnose(migration, null).finish();
    }

    @Test
    void theRestIsRunFromWhereItStopped() throws SQLException {
        Migration migration = migration(
                "2_orders/x",
                "CREATE TABLE \"orders\" (\"id\" INT);\nCREATE INDEX \"orders_id\" ON \"orders\"(\"id\");\n"
                        + "ALTER TABLE \"orders\" ADD FOREIGN KEY (\"id\") REFERENCES \"users\" (\"id\");");
        stop(migration, "public", 1);
        Diagnosis diagnosis = diagnose(migration, null);
        Finish finish = Objects.requireNonNull(diagnosis.finish());
        assertThat(finish.from()).isEqualTo(2);
        assertThat(finish.fileName()).isEqualTo("finish-2_orders_x.sql");
        assertThat(finish.script()).contains("CREATE INDEX").doesNotContain("CREATE TABLE");
        assertThat(diagnosis.reason())
                .endsWith("Then record the migration as applied.")
                .contains(finish.fileName());
        run(finish.script());
        Diagnosis after = diagnose(migration, null);
        assertThat(after.recommendation()).isEqualTo(Recommendation.RESOLVE_APPLIED);
        assertThat(after.finish()).isNull();
    }

    @Test
    void anInvalidIndexIsHealedFirst() throws SQLException {
        Migration migration = migration(
                "2_team",
                "CREATE UNIQUE INDEX CONCURRENTLY \"Team\" ON \"users\"(\"team\");\nCREATE VIEW \"v\" AS SELECT 1 AS x;");
        stop(migration, "public", 0);
        database.run("INSERT INTO users VALUES (1, 1), (2, 1)");
        assertThatThrownBy(() -> run(migration.source().text(), 1)).hasMessageContaining("could not create unique");
        Diagnosis diagnosis = diagnose(migration, null);
        assertThat(diagnosis.crashPoint()).isEqualTo(0);
        assertThat(diagnosis.rerunnable()).isFalse();
        assertThat(diagnosis.reason()).contains("Statement 1 was cut off and left public.\"Team\" INVALID.");
        assertThat(diagnosis.statements().get(0).evidence()).contains("INVALID");
        Finish finish = Objects.requireNonNull(diagnosis.finish());
        assertThat(finish.script()).contains("DROP INDEX CONCURRENTLY public.\"Team\";", "CREATE UNIQUE INDEX");
        database.run("DELETE FROM users");
        run(finish.script());
        assertThat(diagnose(migration, null).recommendation()).isEqualTo(Recommendation.RESOLVE_APPLIED);
    }

    @Test
    void behindACommitItGoesOn() throws SQLException {
        Migration migration = migration(
                "2_atomic", "BEGIN;\nCREATE TABLE \"a\" ();\nCREATE TABLE \"b\" ();\nCOMMIT;\nCREATE TABLE \"c\" ();");
        assertThat(Objects.requireNonNull(finish(migration, 4)).from()).isEqualTo(5);
    }

    @Test
    void whatEndsOtherwiseIsNoWayOut() throws SQLException {
        Migration migration = migration(
                "2_path",
                "CREATE SCHEMA \"s\";\nSET search_path = \"s\";\nCREATE TABLE \"a\" ();\nCREATE TABLE \"b\" ();");
        assertThat(finish(migration, 3)).isNull();
        assertThat(diagnose(migration, null).crashPoint()).isEqualTo(3);
    }

    @Test
    void whatFailsInANewSessionIsNoWayOut() throws SQLException {
        Migration migration = migration(
                "2_temporary",
                "CREATE TEMP TABLE \"t\" AS SELECT 1 AS x;\nCREATE TABLE \"a\" ();\nCREATE TABLE \"b\" AS TABLE \"t\";");
        assertThat(finish(migration, 2)).isNull();
    }

    @Test
    void whereItStoppedHasToBeClear() throws SQLException {
        Migration migration = migration(
                "2_rows", "CREATE TABLE \"a\" ();\nINSERT INTO \"users\" VALUES (1);\nCREATE TABLE \"b\" ();");
        assertThat(finish(migration, 1)).isNull();
        assertThat(diagnose(migration, null).crashPoints()).containsExactly(1, 2);
    }

    @Test
    void anotherSchemaIsPlayedToo() throws SQLException {
        Migration migration =
                migration("2_app", "CREATE TABLE \"a\" ();\nCREATE TABLE IF NOT EXISTS \"b\" (LIKE \"My app\".\"a\");");
        database.run("CREATE SCHEMA \"My app\"; SET search_path = \"My app\"");
        stop(migration, "\"My app\"", 1);
        Diagnosis diagnosis = diagnose(migration, "My app");
        assertThat(diagnosis.crashPoint()).isEqualTo(1);
        assertThat(diagnosis.rerunnable()).isFalse();
        Finish finish = Objects.requireNonNull(diagnosis.finish());
        database.run("RESET search_path");
        run(finish.script());
        assertThat(diagnose(migration, "My app").recommendation()).isEqualTo(Recommendation.RESOLVE_APPLIED);
    }

    @Test
    void inAnotherSchemaARepairedFileCanBeRunAgain() throws SQLException {
        Migration migration =
                migration("2_app", "CREATE TABLE IF NOT EXISTS \"a\" ();\nCREATE TABLE IF NOT EXISTS \"b\" ();");
        database.run("CREATE SCHEMA app; SET search_path = app");
        stop(migration, "app", 1);
        assertThat(diagnose(migration, "app").rerunnable()).isTrue();
    }
}

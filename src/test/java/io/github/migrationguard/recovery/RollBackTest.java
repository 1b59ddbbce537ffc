package io.github.migrationguard.recovery;

import static io.github.migrationguard.Samples.history;
import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.history.PrismaHistory;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.recovery.Resolution.Outcome;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every decision about resolving as rolled back, on a real server with rows as Prisma writes them. */
class RollBackTest {
    private static final String A = "CREATE TABLE \"a\" (\"id\" INT);";
    private static final String B = "CREATE TABLE \"b\" (\"id\" INT);\nALTER TABLE \"b\" ADD COLUMN \"c\" INT;";
    private static final String GUARDED = "CREATE TABLE IF NOT EXISTS \"b\" (\"id\" INT);";

    /** What Prisma's command changes, and nothing else. */
    private static final String ROWS = """
            SELECT coalesce(string_agg(concat_ws(' ', id, checksum, migration_name, started_at = '2025-02-03 18:02:11.123Z',
              finished_at IS NOT NULL, coalesce(logs, 'null'), applied_steps_count,
              CASE WHEN rolled_back_at IS NULL THEN 'live' WHEN rolled_back_at BETWEEN now() - interval '1 min' AND now()
                   AND rolled_back_at = date_trunc('milliseconds', rolled_back_at) THEN 'rolled back now'
                   ELSE 'rolled back' END), '; ' ORDER BY id), '') FROM public._prisma_migrations""";

    private static LiveDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "roll_back");
        database.run("DROP ROLE IF EXISTS roll_back_reader; CREATE ROLE roll_back_reader LOGIN PASSWORD '"
                + LiveDatabase.PASSWORD + "'");
    }

    @AfterAll
    static void close() throws SQLException {
        database.run("DROP OWNED BY roll_back_reader; DROP ROLE roll_back_reader");
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        database.run(LiveDatabase.HISTORY.formatted("public"));
    }

    private static void row(String id, String name, String finished, String rolledBack) throws SQLException {
        database.run("INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at, finished_at,"
                + " rolled_back_at) VALUES ('" + id + "', 'c', '" + name.replace("'", "''")
                + "', '2025-02-03 18:02:11.123Z', " + finished
                + ", " + rolledBack + ")");
    }

    private static void failed(String id, String name) throws SQLException {
        row(id, name, "NULL", "NULL");
    }

    private static Resolution resolve(@Nullable String named, boolean dryRun, Migration... migrations) {
        return RollBack.run(
                database.target(), List.of(history("prisma/migrations", migrations)), "public", named, dryRun);
    }

    private static String rows() throws SQLException {
        return database.value(ROWS);
    }

    @Test
    void theFailedOneIsRecorded() throws SQLException {
        row("1", "1_a", "now()", "NULL");
        failed("2", "2_b");
        Resolution resolution = resolve(null, false, migration("1_a", A), migration("2_b", B));
        assertThat(resolution.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(resolution.migration()).isEqualTo("2_b");
        assertThat(resolution.warnings()).isEmpty();
        assertThat(resolution.commands()).containsExactly("npx prisma migrate deploy");
        assertThat(rows()).isEqualTo("1 c 1_a t t null 0 live; 2 c 2_b t f null 0 rolled back now");
        Resolution again = resolve("2_b", false, migration("1_a", A), migration("2_b", B));
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY);
        assertThat(again.sql()).isEmpty();
    }

    @Test
    void everyFailedAttemptAtItAndNoOtherIs() throws SQLException {
        failed("1", "1_a");
        failed("2", "1_a");
        row("3", "1_a", "NULL", "'2025-02-03'");
        failed("4", "2_it's");
        assertThatThrownBy(() -> resolve(null, false, migration("1_a", A), migration("2_it's", A)))
                .isInstanceOf(GuardException.class)
                .hasMessage("2 migrations have failed: 1_a, 2_it's");
        resolve("1_a", false, migration("1_a", A), migration("2_it's", A));
        assertThat(rows())
                .isEqualTo("1 c 1_a t f null 0 rolled back now; 2 c 1_a t f null 0 rolled back now;"
                        + " 3 c 1_a t f null 0 rolled back; 4 c 2_it's t f null 0 live");
        resolve(null, false, migration("1_a", A), migration("2_it's", A));
        assertThat(rows()).endsWith("4 c 2_it's t f null 0 rolled back now");
    }

    @Test
    void whatHasNotFailedIsRefused() throws SQLException {
        row("1", "1_a", "now()", "NULL");
        String before = rows();
        Resolution applied = resolve("1_a", false, migration("1_a", A), migration("2_b", B));
        assertThat(applied.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(applied.reason()).contains("recorded as applied");
        Resolution pending = resolve("2_b", false, migration("1_a", A), migration("2_b", B));
        assertThat(pending.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(pending.reason()).contains("no attempt at it");
        assertThatThrownBy(() -> resolve(null, false, migration("1_a", A)))
                .isInstanceOf(GuardException.class)
                .hasMessage("No migration in public._prisma_migrations has failed, and none is named");
        assertThatThrownBy(() -> resolve("3_c", false, migration("1_a", A)))
                .isInstanceOf(GuardException.class)
                .hasMessage("There is no migration 3_c in prisma/migrations, and no row of it in"
                        + " public._prisma_migrations");
        // Beside an attempt that succeeded, one that was rolled back long ago changes nothing.
        row("2", "1_a", "NULL", "'2025-02-03'");
        assertThat(resolve("1_a", false, migration("1_a", A)).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(rows()).startsWith(before);
    }

    @Test
    void whatIsThereAndWouldStopTheNextDeployIsTold() throws SQLException {
        database.run("CREATE TABLE b (id int)");
        failed("1", "2_b");
        assertThat(resolve(null, true, migration("2_b", GUARDED)).warnings()).isEmpty();
        Resolution resolution = resolve(null, false, migration("2_b", B));
        assertThat(resolution.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(resolution.rerunnable()).isFalse();
        assertThat(resolution.warnings().toString()).contains("public.b", "does not pass over what is there");
        assertThat(resolution.commands())
                .containsExactly("mvn migration-guard:check-idempotency", "npx prisma migrate deploy");
    }

    @Test
    void oneWithoutItsDirectoryIsRecordedToo() throws SQLException {
        failed("1", "0_gone");
        Resolution resolution = resolve(null, false, migration("1_a", A));
        assertThat(resolution.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(resolution.reason()).contains("its directory is gone");
    }

    @Test
    void aDryRunShowsTheSqlAndLeavesNoTrace() throws SQLException {
        failed("1", "2_it's");
        String before = rows();
        String transactions = "SELECT pg_snapshot_xmax(pg_current_snapshot())";
        String seen = database.value(transactions);
        Resolution resolution = resolve(null, true, migration("2_it's", A));
        assertThat(resolution.outcome()).isEqualTo(Outcome.DRY_RUN);
        assertThat(resolution.sql())
                .singleElement()
                .asString()
                .startsWith("UPDATE \"public\"._prisma_migrations SET rolled_back_at = '20")
                .endsWith("WHERE migration_name = '2_it''s' AND finished_at IS NULL AND rolled_back_at IS NULL");
        assertThat(rows()).isEqualTo(before);
        assertThat(database.value(transactions)).isEqualTo(seen);
    }

    @Test
    void whileSomebodyHoldsTheLockItIsRefused() throws SQLException {
        failed("1", "1_a");
        String before = rows();
        try (Connection deploy = database.another();
                Statement statement = deploy.createStatement()) {
            statement.execute(
                    "SET application_name = 'prisma-deploy'; SELECT pg_advisory_lock(" + PrismaHistory.LOCK + ")");
            for (boolean dryRun : new boolean[] {true, false}) {
                Resolution resolution = resolve(null, dryRun, migration("1_a", A));
                assertThat(resolution.outcome()).isEqualTo(Outcome.REFUSED);
                assertThat(resolution.reason())
                        .matches(
                                "Process \\d+ \\(prisma-deploy\\) holds Prisma's lock, in a session that began .* UTC\\.");
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whileItIsRunWithoutTheLockItIsRefused() throws SQLException {
        failed("1", "2_b");
        database.run("CREATE TABLE b (id int)");
        try (Connection deploy = database.another();
                Statement statement = deploy.createStatement()) {
            deploy.setAutoCommit(false);
            statement.execute("ALTER TABLE \"b\" ADD COLUMN \"c\" INT");
            Resolution resolution = resolve(null, false, migration("2_b", B));
            assertThat(resolution.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(resolution.reason()).contains("is running a statement of it");
        }
        assertThat(rows()).endsWith("live");
    }

    @Test
    void whoMayOnlyReadIsTold() throws SQLException {
        failed("1", "1_a");
        database.run("GRANT USAGE ON SCHEMA public TO roll_back_reader;"
                + " GRANT SELECT ON public._prisma_migrations TO roll_back_reader");
        var histories = List.of(history("prisma/migrations", migration("1_a", A)));
        var reader = database.target("roll_back_reader", LiveDatabase.PASSWORD);
        assertThatThrownBy(() -> RollBack.run(reader, histories, "public", null, false))
                .isInstanceOf(GuardException.class)
                .hasMessage("Nothing was recorded in the database roll_back at 127.0.0.1:" + database.port()
                        + ", because the user roll_back_reader may not: permission denied for table"
                        + " _prisma_migrations");
        assertThat(RollBack.run(reader, histories, "public", null, true).outcome())
                .isEqualTo(Outcome.DRY_RUN);
        database.run("ALTER ROLE roll_back_reader SET default_transaction_read_only = on;"
                + " GRANT UPDATE ON public._prisma_migrations TO roll_back_reader");
        assertThatThrownBy(() -> RollBack.run(reader, histories, "public", null, false))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("which only lets roll_back_reader read");
        database.run("ALTER ROLE roll_back_reader SET default_transaction_read_only = off");
        assertThat(RollBack.run(reader, histories, "public", null, false).outcome())
                .isEqualTo(Outcome.RECORDED);
    }

    @Test
    void aTriggerThatChangesTheRecordKeepsItOut() throws SQLException {
        failed("1", "1_a");
        String before = rows();
        database.run("""
                CREATE FUNCTION public.wrong() RETURNS trigger LANGUAGE plpgsql
                AS 'BEGIN NEW.rolled_back_at := now() - interval ''1 day''; RETURN NEW; END';
                CREATE TRIGGER t BEFORE UPDATE ON public._prisma_migrations FOR EACH ROW EXECUTE FUNCTION public.wrong()""");
        assertThatThrownBy(() -> resolve(null, false, migration("1_a", A)))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("did not take the record");
        assertThat(rows()).isEqualTo(before);
        database.run("CREATE OR REPLACE FUNCTION public.wrong() RETURNS trigger LANGUAGE plpgsql"
                + " AS 'BEGIN RETURN NULL; END'");
        assertThatThrownBy(() -> resolve(null, false, migration("1_a", A)))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("0 rows were changed where 1 should be");
    }

    @Test
    void ofTwentyAtOnceOneRecords() throws Exception {
        failed("1", "1_a");
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<Resolution>> resolutions = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                resolutions.add(threads.submit(() -> resolve("1_a", false, migration("1_a", A))));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Resolution> resolution : resolutions) {
                outcomes.add(resolution.get().outcome());
            }
            assertThat(outcomes).containsOnly(Outcome.RECORDED, Outcome.ALREADY);
            assertThat(outcomes).containsOnlyOnce(Outcome.RECORDED);
        } finally {
            threads.shutdownNow();
        }
    }
}

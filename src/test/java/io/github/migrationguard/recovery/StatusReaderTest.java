package io.github.migrationguard.recovery;

import static io.github.migrationguard.Samples.history;
import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.PrismaChecksum;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every state and condition, on a real server with rows as Prisma writes them. */
class StatusReaderTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String USERS = "CREATE TABLE \"users\" (\"id\" TEXT NOT NULL PRIMARY KEY);";
    private static final String ORDERS =
            "CREATE TABLE \"orders\" (\"id\" TEXT);\nCREATE INDEX \"orders_id\" ON \"orders\"(\"id\");";
    private static final String LATE = "ALTER TABLE \"users\" ADD COLUMN \"email\" TEXT;";

    private static LiveDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "status_reader");
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.run("DROP SCHEMA IF EXISTS \"My App\" CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    private static void table() throws SQLException {
        database.run(LiveDatabase.HISTORY.formatted("public"));
    }

    /** {@code times}: started_at, finished_at and rolled_back_at as SQL. */
    private static void row(String name, String sql, String times, String logs, int steps) throws SQLException {
        database.run("INSERT INTO public._prisma_migrations"
                + " (id, checksum, migration_name, started_at, finished_at, rolled_back_at, logs, applied_steps_count)"
                + " VALUES ('" + NUMBER.incrementAndGet() + "', '" + PrismaChecksum.of(sql) + "', '" + name + "', "
                + times
                + ", " + logs + ", " + steps + ")");
    }

    private static void applied(String name, String sql, String day) throws SQLException {
        database.run(sql);
        row(name, sql, "'" + day + "', '" + day + "'::timestamptz + '1 s', NULL", "NULL", 1);
    }

    private static void failed(String name, String sql, String logs) throws SQLException {
        row(name, sql, "'2025-02-03 18:02:11Z', NULL, NULL", logs, 0);
    }

    private static List<HistoryStatus> read(MigrationHistory... histories) {
        return StatusReader.read(database.target(), List.of(histories), "public", true);
    }

    private static MigrationStatus only(Migration... migrations) {
        return only(read(history("prisma/migrations", migrations)).get(0));
    }

    private static MigrationStatus only(HistoryStatus status) {
        assertThat(status.migrations()).hasSize(1);
        return status.migrations().get(0);
    }

    private static List<String> states(HistoryStatus status) {
        List<String> states = new ArrayList<>();
        for (MigrationStatus migration : status.migrations()) {
            states.add(migration.id() + " " + migration.state().word() + " "
                    + migration.conditions().stream().map(Condition::word).toList());
        }
        return states;
    }

    @Test
    void failedComesFirstThoughALaterOneIsPending() throws SQLException {
        table();
        applied("1_users", USERS, "2025-01-01");
        failed(
                "2_orders",
                ORDERS,
                "'A migration failed to apply.\n\nDatabase error code: 42P07\n\nDatabase error:\nERROR: relation \"orders_id\" already exists\n'");
        database.run("CREATE TABLE orders (id text)");
        HistoryStatus status = read(history(
                        "prisma/migrations",
                        migration("1_users", USERS),
                        migration("2_orders", ORDERS),
                        migration("3_late", LATE)))
                .get(0);
        assertThat(states(status))
                .containsExactly("2_orders failed [suspect]", "3_late pending []", "1_users applied []");
        MigrationStatus failed = status.migrations().get(0);
        assertThat(failed.severity()).isEqualTo(Severity.ERROR);
        assertThat(failed.message())
                .isEqualTo("Began 2025-02-03 18:02:11 UTC and did not finish: relation \"orders_id\" already exists"
                        + " (42P07). 1 of the 2 objects that it creates is there already: public.orders.");
        assertThat(failed.advice())
                .contains("P3009", "re-runnable", "npx prisma migrate resolve --rolled-back 2_orders");
        assertThat(status.migrations().get(1).advice()).contains("Resolve the failed migration first");
        assertThat(status.upToDate()).isFalse();
    }

    @Test
    void aFailureThatLeftNothingSaysSo() throws SQLException {
        table();
        failed("1_users", USERS, "NULL");
        MigrationStatus status = only(migration("1_users", USERS));
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.conditions()).isEmpty();
        assertThat(status.message()).contains("no error was recorded", "The object that it creates is not there");
    }

    @Test
    void appliedIsUpToDateWhateverTheLineEndsWere() throws SQLException {
        table();
        String windows = USERS + "\r\n" + LATE + "\r\n";
        applied("1", windows.replace("\r\n", "\n"), "2025-01-01");
        HistoryStatus status =
                read(history("prisma/migrations", migration("1", windows))).get(0);
        assertThat(states(status)).containsExactly("1 applied []");
        assertThat(status.upToDate()).isTrue();
        assertThat(status.migrations().get(0).severity()).isNull();
    }

    @Test
    void anEditedFileIsSeen() throws SQLException {
        table();
        applied("1", USERS, "2025-01-01");
        HistoryStatus status =
                read(history("prisma/migrations", migration("1", USERS + " "))).get(0);
        assertThat(states(status)).containsExactly("1 applied [edited]");
        assertThat(status.migrations().get(0).severity()).isEqualTo(Severity.ERROR);
        assertThat(status.migrations().get(0).advice()).contains("git log -p -- prisma/migrations/1");
        assertThat(status.upToDate()).isFalse();
    }

    @Test
    void aMissingFileIsSeenAndARolledBackOneWithoutFileIsHarmless() throws SQLException {
        table();
        applied("1", USERS, "2025-01-01");
        applied("0_gone", "SELECT 1", "2024-01-01");
        row("0_tried", "SELECT 2", "'2024-02-01', NULL, '2024-02-02'", "'x'", 0);
        HistoryStatus status =
                read(history("prisma/migrations", migration("1", USERS))).get(0);
        assertThat(states(status)).containsExactly("0_gone missing []", "0_tried rolled-back []", "1 applied []");
        assertThat(status.migrations().get(0).severity()).isEqualTo(Severity.ERROR);
        assertThat(status.migrations().get(1).severity()).isNull();
        assertThat(status.upToDate()).isFalse();
    }

    @Test
    void aRolledBackOneWaitsAndItsOldTextDoesNotCount() throws SQLException {
        table();
        row("1", "old", "'2024-02-01', NULL, '2024-02-02'", "'x'", 0);
        MigrationStatus status = only(migration("1", USERS));
        assertThat(status.state()).isEqualTo(State.ROLLED_BACK);
        assertThat(status.conditions()).isEmpty();
        assertThat(status.severity()).isEqualTo(Severity.ERROR);
        assertThat(status.rows()).hasSize(1);
    }

    @Test
    void aSecondAttemptAfterARolledBackOneIsApplied() throws SQLException {
        table();
        row("1", "old", "'2024-02-01', NULL, '2024-02-02'", "'x'", 0);
        applied("1", USERS, "2025-01-01");
        MigrationStatus status = only(migration("1", USERS));
        assertThat(status.state()).isEqualTo(State.APPLIED);
        assertThat(status.conditions()).isEmpty();
        assertThat(status.rows()).hasSize(2);
    }

    @Test
    void aRecordedOneIsBaselinedAndTwoAttemptsAreTooMany() throws SQLException {
        table();
        row("1", USERS, "'2024-02-01', '2024-02-01', NULL", "''", 0);
        row("2", LATE, "'2024-03-01', '2024-03-02', NULL", "NULL", 1);
        row("2", LATE, "'2024-04-01', '2024-04-02', NULL", "NULL", 1);
        HistoryStatus status = read(history("prisma/migrations", migration("1", USERS), migration("2", LATE)))
                .get(0);
        assertThat(states(status)).containsExactly("1 applied [baselined]", "2 applied [duplicate]");
        assertThat(status.migrations().get(0).severity()).isNull();
        assertThat(status.migrations().get(1).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void orderCounts() throws SQLException {
        table();
        applied("3", "SELECT 3", "2025-03-01");
        applied("2", "SELECT 2", "2025-03-05");
        HistoryStatus status = read(history(
                        "prisma/migrations",
                        migration("1", "SELECT 1"),
                        migration("2", "SELECT 2"),
                        migration("3", "SELECT 3"),
                        migration("4", "SELECT 4")))
                .get(0);
        assertThat(states(status))
                .containsExactly(
                        "1 pending [out-of-order]", "4 pending []", "2 applied [out-of-order]", "3 applied []");
        assertThat(status.migrations().get(2).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aPendingOneWhoseObjectsAreThereIsSuspectUnlessItAsks() throws SQLException {
        table();
        database.run(USERS);
        assertThat(only(migration("1", USERS)).conditions()).containsExactly(Condition.SUSPECT);
        assertThat(only(migration("1", USERS.replace("TABLE", "TABLE IF NOT EXISTS")))
                        .conditions())
                .isEmpty();
        assertThat(only(migration("1", "DROP TABLE \"users\";\n" + USERS)).conditions())
                .isEmpty();
        assertThat(only(migration("1", USERS + "DROP TABLE \"users\";")).conditions())
                .isEmpty();
    }

    @Test
    void everyKindOfObjectIsLookedUp() throws SQLException {
        String setup = """
                CREATE SCHEMA "My App"; CREATE TABLE "My App"."T" ("a" int); CREATE TYPE "Kind" AS ENUM ('x');
                CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';""";
        table();
        for (String sql : List.of(
                "CREATE SCHEMA \"My App\"",
                "CREATE TABLE \"My App\".\"T\" (b int)",
                "CREATE TYPE \"Kind\" AS ENUM ('y')",
                "CREATE INDEX \"T_a\" ON \"My App\".\"T\"(\"a\")",
                "ALTER TABLE \"My App\".\"T\" ADD COLUMN \"b\" int",
                "ALTER TABLE \"My App\".\"T\" ADD CONSTRAINT \"c\" CHECK (\"a\" > 0)",
                "ALTER TABLE \"My App\".\"T\" RENAME COLUMN \"a\" TO \"z\"",
                "ALTER TABLE \"My App\".\"T\" RENAME TO \"U\"",
                "ALTER TYPE \"Kind\" ADD VALUE 'z'",
                "CREATE VIEW v AS SELECT 1",
                "CREATE MATERIALIZED VIEW v AS SELECT 1",
                "CREATE SEQUENCE s",
                "CREATE DOMAIN d AS text",
                "CREATE POLICY p ON \"My App\".\"T\" USING (true)",
                "CREATE TRIGGER g AFTER INSERT ON \"My App\".\"T\" FOR EACH ROW EXECUTE FUNCTION f()")) {
            boolean first = sql.endsWith("\"My App\"") || sql.contains("(b int)") || sql.contains("'y'");
            assertThat(only(migration("1", sql)).conditions())
                    .as("before: " + sql)
                    .isEmpty();
            database.run(setup + (first ? "" : sql));
            assertThat(only(migration("1", sql)).conditions()).as(sql).containsExactly(Condition.SUSPECT);
            database.run("DROP SCHEMA \"My App\" CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            table();
        }
    }

    @Test
    void theLockShowsThatTheNewestIsRunning() throws SQLException {
        table();
        failed("1", USERS, "NULL");
        row("2", LATE, "'2025-02-04', NULL, NULL", "NULL", 0);
        try (Connection prisma = database.another();
                Statement statement = prisma.createStatement()) {
            statement.execute("SET application_name = 'prisma'; SELECT pg_advisory_lock(72707369)");
            HistoryStatus status = read(history("prisma/migrations", migration("1", USERS), migration("2", LATE)))
                    .get(0);
            assertThat(states(status)).containsExactly("1 failed []", "2 running []");
            assertThat(status.migrations().get(1).severity()).isEqualTo(Severity.WARNING);
            assertThat(status.migrations().get(1).message()).contains("(prisma) holds Prisma's lock");
        }
    }

    @Test
    void aStatementOfTheFileShowsThatItIsRunning() throws SQLException {
        table();
        failed("1", ORDERS, "NULL");
        try (Connection prisma = database.another();
                Statement statement = prisma.createStatement()) {
            prisma.setAutoCommit(false);
            statement.execute("-- CreateTable\nCREATE TABLE  \"orders\" (\"id\" TEXT)");
            assertThat(only(migration("1", ORDERS)).message()).contains("is running a statement of it");
            prisma.rollback();
            assertThat(only(migration("1", ORDERS)).state()).isEqualTo(State.FAILED);
        }
    }

    @Test
    void anIndexBuildShowsThatItIsRunning() throws SQLException {
        table();
        database.run("CREATE TABLE orders (id text)");
        String sql = "CREATE INDEX CONCURRENTLY \"late\" ON \"orders\"(\"id\");";
        failed("1", sql, "NULL");
        try (Connection other = database.another();
                Connection builder = database.another();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO orders VALUES ('x')");
            Thread build = new Thread(() -> {
                try (Statement create = builder.createStatement()) {
                    // Said differently, so that only the build itself tells.
                    create.execute("DO 'BEGIN END'; ");
                    create.execute("CREATE INDEX CONCURRENTLY IF NOT EXISTS late ON public.orders USING btree (id)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            build.start();
            while (database.value("SELECT count(*) FROM pg_stat_progress_create_index")
                    .equals("0")) {
                Thread.onSpinWait();
            }
            assertThat(only(migration("1", sql)).message()).contains("is building an index of it on orders");
            other.commit();
            build.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(only(migration("1", sql)).state()).isEqualTo(State.FAILED);
    }

    @Test
    void withoutATableItIsNewOrUnmanaged() throws SQLException {
        HistoryStatus fresh =
                read(history("prisma/migrations", migration("1", USERS))).get(0);
        assertThat(fresh.table().status()).isEqualTo(HistoryTable.Status.ABSENT);
        assertThat(states(fresh)).containsExactly("1 pending []");
        database.run("CREATE TABLE other (a int)");
        HistoryStatus unmanaged =
                read(history("prisma/migrations", migration("1", USERS))).get(0);
        assertThat(unmanaged.table().status()).isEqualTo(HistoryTable.Status.UNMANAGED);
        assertThat(unmanaged.migrations().get(0).advice()).contains("P3005", "resolve --applied 1");
    }

    @Test
    void theSchemaIsTakenLiterally() throws SQLException {
        database.run("CREATE SCHEMA \"My App\"");
        database.run(LiveDatabase.HISTORY.formatted("\"My App\""));
        database.run("CREATE TABLE \"My App\".users (id text)");
        List<MigrationHistory> histories = List.of(history("prisma/migrations", migration("1", USERS)));
        HistoryStatus status =
                StatusReader.read(database.target(), histories, "My App", false).get(0);
        assertThat(status.table().shown()).isEqualTo("My App._prisma_migrations");
        assertThat(states(status)).containsExactly("1 pending [suspect]");
        assertThat(StatusReader.read(database.target(), histories, "my app", false)
                        .get(0)
                        .table()
                        .status())
                .isEqualTo(HistoryTable.Status.ABSENT);
    }

    @Test
    void historiesThatShareATableShareItsRows() throws SQLException {
        table();
        applied("a", USERS, "2025-01-01");
        applied("b", LATE, "2025-01-02");
        List<HistoryStatus> statuses =
                read(history("one", migration("a", USERS)), history("two", migration("b", LATE)));
        assertThat(states(statuses.get(0))).containsExactly("a applied []");
        assertThat(states(statuses.get(1))).containsExactly("b applied []");
    }

    @Test
    void somebodyElsesTableIsNamed() throws SQLException {
        database.run("CREATE TABLE _prisma_migrations (id text, name text)");
        assertThatThrownBy(() -> only(migration("1", USERS)))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("public._prisma_migrations is not the table that Prisma makes")
                .hasMessageContaining("applied_steps_count, checksum");
    }
}

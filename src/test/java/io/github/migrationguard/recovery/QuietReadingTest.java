package io.github.migrationguard.recovery;

import static io.github.migrationguard.Samples.history;
import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.catalog.live.SnapshotReader;
import io.github.migrationguard.database.DatabaseUrl;
import io.github.migrationguard.database.Target;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading leaves no trace, does not hang, and says what keeps it from reading. */
class QuietReadingTest {
    private static final List<MigrationHistory> HISTORIES = List.of(history(
            "prisma/migrations", migration("1", "CREATE TABLE a (b int);"), migration("2", "CREATE TABLE c (d int);")));

    private static LiveDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "quiet_reading");
        database.run(LiveDatabase.HISTORY.formatted("public"));
        database.run("""
                INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
                VALUES ('x', 'x', '1', now(), 1);
                CREATE TABLE a (b int); CREATE TABLE unrelated (b int)""");
        for (String role : List.of("quiet_reader", "quiet_stranger")) {
            database.run("DROP ROLE IF EXISTS " + role + "; CREATE ROLE " + role + " LOGIN PASSWORD '"
                    + LiveDatabase.PASSWORD + "'");
        }
        database.run("GRANT SELECT ON _prisma_migrations TO quiet_reader");
    }

    @AfterAll
    static void close() throws SQLException {
        database.run("REVOKE ALL ON _prisma_migrations FROM quiet_reader; DROP ROLE quiet_reader, quiet_stranger");
        database.close();
    }

    private static List<HistoryStatus> read(Target target, String schema) {
        return StatusReader.read(target, HISTORIES, schema, true);
    }

    /** Everything that a reader could leave behind: objects, rows, settings, sessions, transaction ids. */
    private static String trace() throws SQLException {
        try (Connection connection = database.another();
                SnapshotReader catalogs = new SnapshotReader(connection, Duration.ofSeconds(20))) {
            return catalogs.fingerprint()
                    + database.value("SELECT string_agg(m::text, '' ORDER BY id) FROM _prisma_migrations m")
                    + database.value("SELECT string_agg(s::text, '') FROM pg_db_role_setting s")
                    + database.value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
                    + database.value("SELECT pg_snapshot_xmax(pg_current_snapshot())");
        }
    }

    private static void awaitNobodyElse() throws SQLException {
        while (!database.value("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'migration-guard'"
                        + " AND usename IN ('quiet_reading', 'quiet_reader')")
                .equals("0")) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @CsvSource({"quiet_reading, public", "quiet_reader, public", "quiet_reading, not there"})
    void leavesNoTrace(String user, String schema) throws SQLException {
        String before = trace();
        read(database.target(user, LiveDatabase.PASSWORD), schema);
        awaitNobodyElse();
        assertThat(trace()).isEqualTo(before);
    }

    @Test
    void aReadOnlyRoleSeesTheSame() {
        List<HistoryStatus> all = read(database.target(), "public");
        List<HistoryStatus> seen = read(database.target("quiet_reader", LiveDatabase.PASSWORD), "public");
        assertThat(seen.get(0).migrations()).isEqualTo(all.get(0).migrations());
    }

    @Test
    void settingsEndWithTheTransactionAndNothingCanBeWritten() {
        String inside = database.target().read(connection -> {
            assertThatThrownBy(() -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("SAVEPOINT s; CREATE TABLE public.mine (a int)");
                        }
                    })
                    .hasMessageContaining("read-only transaction");
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK TO SAVEPOINT s");
                statement.execute("SELECT current_setting('transaction_isolation') || current_setting('row_security')"
                        + " || current_setting('lock_timeout') || current_setting('search_path')");
                try (var rows = statement.getResultSet()) {
                    rows.next();
                    return rows.getString(1);
                }
            }
        });
        assertThat(inside).isEqualTo("repeatable readoff2s");
    }

    @Test
    void aLockedTableIsNamedWithWhoLocksIt() throws SQLException {
        try (Connection deploy = database.another();
                Statement statement = deploy.createStatement()) {
            statement.execute("SET application_name = 'prisma'");
            deploy.setAutoCommit(false);
            statement.execute("LOCK TABLE public._prisma_migrations IN ACCESS EXCLUSIVE MODE");
            long begun = System.nanoTime();
            assertThatThrownBy(() -> read(database.target(), "public"))
                    .isInstanceOf(GuardException.class)
                    .hasMessageContaining("public._prisma_migrations")
                    .hasMessageContaining("is locked by process ")
                    .hasMessageContaining("(prisma) since 20");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            deploy.rollback();
            statement.execute("LOCK TABLE a, unrelated IN ACCESS EXCLUSIVE MODE");
            assertThat(read(database.target(), "public")).hasSize(1);
            deploy.rollback();
        }
    }

    @Test
    void rowsThatCannotBeSeenAreNoEmptyTable() throws SQLException {
        assertThatThrownBy(() -> read(database.target("quiet_stranger", LiveDatabase.PASSWORD), "public"))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("cannot be read completely as quiet_stranger");
        database.run("ALTER TABLE _prisma_migrations ENABLE ROW LEVEL SECURITY");
        try {
            assertThatThrownBy(() -> read(database.target("quiet_reader", LiveDatabase.PASSWORD), "public"))
                    .isInstanceOf(GuardException.class)
                    .hasMessageContaining("cannot be read completely")
                    .hasMessageContaining("row-level security");
        } finally {
            database.run("ALTER TABLE _prisma_migrations DISABLE ROW LEVEL SECURITY");
        }
    }

    private static void refused(String url, String user, String password, String message, String advice) {
        Target target = new Target(DatabaseUrl.parse("url", url), user, password, Target.Source.ENVIRONMENT);
        assertThatThrownBy(() -> read(target, "public")).isInstanceOfSatisfying(GuardException.class, e -> {
            assertThat(e.getMessage()).contains(message).doesNotContain("wr0ng").doesNotContain("\n");
            assertThat(e.advice()).contains(advice).doesNotContain("wr0ng");
        });
    }

    @Test
    void errorsNameHostAndDatabaseAndWhatToCheck() {
        String server = "postgresql://127.0.0.1:" + database.port();
        String here = "127.0.0.1:" + database.port();
        refused(
                server + "/quiet_reading",
                "quiet_reader",
                "wr0ng",
                "The user quiet_reader is not let in to the database quiet_reading at " + here,
                "the URL in DATABASE_URL of the environment");
        refused(server + "/quiet_reading", "quiet_reader", "", "is not let in", "password");
        refused(
                server + "/nowhere",
                "quiet_reader",
                LiveDatabase.PASSWORD,
                "The server at " + here + " has no database nowhere",
                "DATABASE_URL of the environment");
        refused("postgresql://127.0.0.1:1/app", "me", "wr0ng", "The connection to 127.0.0.1:1 was refused", "running");
        refused("postgresql://no-such-host.invalid/app", "me", "wr0ng", "no-such-host.invalid is unknown", "host");
        refused(
                server + "/quiet_reading?sslmode=require",
                "quiet_reader",
                LiveDatabase.PASSWORD,
                "There is no encrypted way to the database quiet_reading",
                "sslmode");
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForForEver() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(
                    "postgresql://127.0.0.1:" + silent.getLocalPort() + "/app?sslmode=disable&socket_timeout=1",
                    "me",
                    "wr0ng",
                    "Nothing answers in time",
                    "socket_timeout");
        }
    }
}

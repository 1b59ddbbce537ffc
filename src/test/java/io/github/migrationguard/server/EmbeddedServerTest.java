package io.github.migrationguard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.database.Sessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server offers, and whom it lets in. */
final class EmbeddedServerTest {

    @ParameterizedTest
    @ValueSource(ints = {15, 17})
    void runsTheWantedVersion(int major) {
        ScratchServer server = TestServer.shared(major);
        assertThat(server.major()).isEqualTo(major);
        assertThat(server.source()).isEqualTo(ServerSource.EMBEDDED);
    }

    @Test
    void givesTheOwnerADatabaseAndNoMore() throws SQLException {
        ScratchServer server = TestServer.shared();
        String name = "it's \"mine\"";
        server.createDatabase(name);
        try (Connection owner = server.owner(name)) {
            assertThat(ask(owner, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThat(ask(owner, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo(server.ownerRole());
            try (Statement statement = owner.createStatement()) {
                statement.execute("SET session_replication_role = replica; CREATE TABLE t (a int); CREATE ROLE r");
                statement.execute("DROP ROLE r");
                assertThatThrownBy(() -> statement.execute("COPY t FROM PROGRAM 'id'"))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            }
        } finally {
            server.dropDatabase(name);
        }
    }

    @Test
    void copiesADatabaseAndDropsOneThatIsInUse() throws SQLException {
        ScratchServer server = TestServer.shared();
        server.createDatabase("original");
        try (Connection owner = server.owner("original");
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT 42 AS a");
        }
        server.createDatabase("copy", "original");
        server.dropDatabase("original");
        try (Connection owner = server.owner("copy")) {
            assertThat(ask(owner, "SELECT a FROM t")).isEqualTo("42");
            server.dropDatabase("copy");
            assertThatThrownBy(() -> ask(owner, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        server.dropDatabase("copy");
    }

    @Test
    void hasItsOwnSettings() throws SQLException {
        try (Connection superuser = TestServer.shared().superuser("postgres")) {
            for (String setting : List.of(
                    "fsync=off",
                    "wal_level=minimal",
                    "autovacuum=off",
                    "jit=off",
                    "dynamic_shared_memory_type=mmap",
                    "max_locks_per_transaction=2048",
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "server_encoding=UTF8")) {
                String[] pair = setting.split("=", 2);
                assertThat(ask(superuser, "SHOW " + pair[0])).as(pair[0]).isEqualTo(pair[1]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "postgres", "guard"})
    void letsNobodyInWithoutThePassword(String password) {
        int port = TestServer.started(ServerSettings.DEFAULT_MAJOR).port();
        for (String user : List.of("postgres", "guard")) {
            assertThatThrownBy(() -> Sessions.local(port).open("postgres", user, password))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void keepsOutOfTheDriverManager() throws SQLException {
        TestServer.shared().owner("postgres").close();
        assertThat(DriverManager.drivers().map(driver -> driver.getClass().getName()))
                .doesNotContain("org.postgresql.Driver");
    }

    @Test
    void leavesNothingWhenItIsClosed() throws Exception {
        EmbeddedServer server =
                EmbeddedServer.start(TestServer.settings(ServerSettings.DEFAULT_MAJOR, Cache.standard()));
        Path data = server.work().path().resolve(Postmaster.DATA);
        ProcessHandle process = Postmaster.process(data).orElseThrow();
        assertThat(process.isAlive()).isTrue();
        server.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(server.work().path()).doesNotExist();
        assertThat(server.work().lockFile()).doesNotExist();
        server.close();
        try (var threads = Thread.getAllStackTraces().keySet().stream()) {
            assertThat(threads.filter(thread -> !thread.isDaemon()).map(Thread::getName))
                    .noneMatch(name -> name.contains("PostgreSQL"));
        }
    }

    @Test
    void nobodyElseCanReadItsDataOrLog() throws Exception {
        Path work = TestServer.started(ServerSettings.DEFAULT_MAJOR).work().path();
        for (String name : List.of(Postmaster.DATA, "server.log")) {
            assertThat(Files.getPosixFilePermissions(work.resolve(name)))
                    .as(name)
                    .noneMatch(permission -> !permission.name().startsWith("OWNER"));
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}

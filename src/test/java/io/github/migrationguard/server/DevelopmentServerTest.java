package io.github.migrationguard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done on a server that the user named, and what is left alone there. */
final class DevelopmentServerTest {
    private static final String DEAD = "migration_guard_0123456789ab";
    private static final String LIVING = "migration_guard_fedcba987654";

    @Test
    void dropsWhatDeadBuildsLeftAndNothingElse() throws SQLException {
        DevelopmentLogin login = DevelopmentServers.login("dev_left", "CREATEDB");
        DevelopmentServers.run("CREATE ROLE dev_other");
        for (String name : new String[] {DEAD, DEAD + "_copy", "app", "migration_guard_notes"}) {
            DevelopmentServers.run("CREATE DATABASE " + name + " OWNER dev_left");
        }
        String foreign = "migration_guard_aaaaaaaaaaaa";
        DevelopmentServers.run("CREATE DATABASE " + foreign + " OWNER dev_other");
        try (DevelopmentServer living = DevelopmentServer.connect(login)) {
            living.createDatabase(LIVING);
            living.createDatabase(LIVING + "_base", LIVING);
            assertThat(DevelopmentServers.databases("dev_left"))
                    .containsExactly("app", LIVING, LIVING + "_base", "migration_guard_notes");

            DevelopmentServer.connect(login).close();
            assertThat(DevelopmentServers.databases("dev_left"))
                    .containsExactly("app", LIVING, LIVING + "_base", "migration_guard_notes");
        }
        assertThat(DevelopmentServers.databases("dev_left")).containsExactly("app", "migration_guard_notes");
        assertThat(DevelopmentServers.databases("dev_other")).containsExactly(foreign);
        for (String name : new String[] {"app", "migration_guard_notes", foreign}) {
            DevelopmentServers.run("DROP DATABASE " + name);
        }
        DevelopmentServers.run("DROP ROLE dev_left; DROP ROLE dev_other");
    }

    /** Locks are a matter of one database, and builds may name different ones. */
    @Test
    void seesTheLockOfABuildThatNamedAnotherDatabase() throws SQLException {
        DevelopmentLogin login = DevelopmentServers.login("dev_two", "CREATEDB");
        try (DevelopmentServer living = DevelopmentServer.connect(login)) {
            living.createDatabase(LIVING);
            DevelopmentServer.connect(new DevelopmentLogin(
                            login.url().replaceAll("/postgres$", "/template1"), "dev_two", login.password()))
                    .close();
            assertThat(DevelopmentServers.databases("dev_two")).containsExactly(LIVING);
        }
        DevelopmentServers.run("DROP ROLE dev_two");
    }

    @Test
    void touchesOnlyDatabasesThatItMade() throws SQLException {
        DevelopmentLogin login = DevelopmentServers.login("dev_shy", "CREATEDB");
        DevelopmentServers.run("CREATE DATABASE " + DEAD + " OWNER postgres");
        try (DevelopmentServer server = DevelopmentServer.connect(login)) {
            assertThat(server.source()).isEqualTo(ServerSource.URL);
            assertThat(server.major()).isEqualTo(ServerSettings.DEFAULT_MAJOR);
            assertThatThrownBy(() -> server.owner("postgres")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> server.createDatabase("app")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> server.createDatabase(LIVING, "postgres"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> server.createDatabase(DEAD)).isInstanceOf(SQLException.class);
            server.dropDatabase(DEAD);
        }
        assertThat(DevelopmentServers.databases("postgres")).contains(DEAD);
        DevelopmentServers.run("DROP DATABASE " + DEAD);
        DevelopmentServers.run("DROP ROLE dev_shy");
    }

    @Test
    void goesIntoTheDatabasesThatItMade() throws SQLException {
        DevelopmentLogin login = DevelopmentServers.login("dev_in", "CREATEDB");
        try (DevelopmentServer server = DevelopmentServer.connect(login)) {
            server.createDatabase(LIVING);
            try (Connection owner = server.owner(LIVING);
                    Connection superuser = server.superuser(LIVING)) {
                assertThat(owner.getMetaData().getUserName()).isEqualTo("dev_in");
                assertThat(superuser.getMetaData().getUserName()).isEqualTo("dev_in");
            }
        }
        DevelopmentServers.run("DROP ROLE dev_in");
    }

    @ParameterizedTest
    @CsvSource({
        "CREATEDB CREATEROLE, CREATEROLE",
        "SUPERUSER, SUPERUSER",
        "CREATEDB REPLICATION, REPLICATION",
        "CREATEDB IN ROLE pg_execute_server_program, pg_execute_server_program",
        "NOCREATEDB, may not create databases"
    })
    void refusesARoleWithOtherRights(String rights, String named) throws SQLException {
        DevelopmentLogin login = DevelopmentServers.login("dev_refused", rights);
        refused(login, "proof.user dev_refused", named);
        DevelopmentServers.run("DROP ROLE dev_refused");
    }

    @Test
    void saysWhatIsWrongWithTheUrlAndTheLogin() throws Exception {
        DevelopmentLogin right = DevelopmentServers.login("dev_lost", "CREATEDB");
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        String password = right.password();
        refused(
                new DevelopmentLogin("jdbc:postgresql://127.0.0.1:" + free + "/x", "dev_lost", password),
                "proof.url",
                "" + free);
        refused(new DevelopmentLogin(right.url() + "_none", "dev_lost", password), "proof.url", "postgres_none");
        refused(new DevelopmentLogin(right.url(), "dev_lost", password + "x"), "proof.user dev_lost", "authentication");
        refused(new DevelopmentLogin(right.url(), "dev_lost", null), "proof.user dev_lost", "password");
        refused(new DevelopmentLogin(right.url(), null, password), "proof.url", "proof.user is not set");
        refused(new DevelopmentLogin("postgresql:/" + password, null, null), "proof.url", "");
        refused(
                new DevelopmentLogin(
                        right.url().replace("jdbc:postgresql://", "postgresql://dev_lost:" + password + "x@"),
                        null,
                        null),
                "proof.user dev_lost",
                "authentication");
        DevelopmentServers.run("DROP ROLE dev_lost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://", "postgresql://"})
    void takesBothFormsOfUrls(String form) throws SQLException {
        DevelopmentLogin login = DevelopmentServers.login("dev_forms", "CREATEDB");
        DevelopmentServer.connect(new DevelopmentLogin(
                        login.url().replace("jdbc:postgresql://", form), "dev_forms", login.password()))
                .close();
        DevelopmentServers.run("DROP ROLE dev_forms");
    }

    private static void refused(DevelopmentLogin login, String start, String part) {
        assertThatThrownBy(() -> DevelopmentServer.connect(login))
                .isInstanceOfSatisfying(
                        GuardException.class,
                        e -> assertThat(e.getMessage() + " " + e.advice())
                                .startsWith(start)
                                .contains(part)
                                .doesNotContain(DevelopmentServers.PASSWORD)
                                .doesNotContain("\n"));
    }
}

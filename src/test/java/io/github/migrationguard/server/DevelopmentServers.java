package io.github.migrationguard.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The embedded server of the tests, taken for one that somebody else runs. */
public final class DevelopmentServers {
    public static final String PASSWORD = "s3cret-of-the-developer";

    private DevelopmentServers() {}

    /** The login of a new role. */
    public static DevelopmentLogin login(String role, String rights) throws SQLException {
        run("DROP ROLE IF EXISTS " + role + "; CREATE ROLE " + role + " LOGIN " + rights + " PASSWORD '" + PASSWORD
                + "'");
        return login(role);
    }

    static DevelopmentLogin login(String role) {
        return new DevelopmentLogin(
                "jdbc:postgresql://127.0.0.1:"
                        + TestServer.started(ServerSettings.DEFAULT_MAJOR).port() + "/postgres",
                role,
                PASSWORD);
    }

    public static void run(String sql) throws SQLException {
        try (Connection superuser = TestServer.shared().superuser("postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Databases of a role. */
    public static List<String> databases(String role) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection superuser = TestServer.shared().superuser("postgres");
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = '" + role + "' ORDER BY 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** What is set for a role; null where nothing is. */
    public static @Nullable String settings(String role) throws SQLException {
        try (Connection superuser = TestServer.shared().superuser("postgres");
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(setconfig::text) FROM pg_db_role_setting"
                        + " WHERE setrole = '" + role + "'::regrole")) {
            row.next();
            return row.getString(1);
        }
    }
}

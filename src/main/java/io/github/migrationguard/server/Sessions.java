package io.github.migrationguard.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Opens sessions on this machine with the driver itself, as the driver manager would keep it for ever. The driver sets
 * the JVM's time zone for each session; what a RESET goes back to is that.
 */
record Sessions(int port) {
    private static final Driver DRIVER = unregistered();

    Connection open(String database, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "migration-guard");
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        // A time limit for all of it would need a thread; there is one for the socket.
        properties.setProperty("loginTimeout", "0");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("PGDBNAME", database);
        Connection connection = DRIVER.connect("jdbc:postgresql://127.0.0.1:" + port + "/", properties);
        if (connection == null) {
            throw new SQLException("the PostgreSQL driver does not take its own URL");
        }
        return connection;
    }

    /** The driver's class registers itself when it is loaded. */
    private static Driver unregistered() {
        try {
            Driver driver = new Driver();
            if (Driver.isRegistered()) {
                Driver.deregister();
            }
            return driver;
        } catch (SQLException e) {
            throw new IllegalStateException("the driver could not be taken from the driver manager", e);
        }
    }

    /** An identifier that means the name exactly. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

package io.github.migrationguard.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Opens sessions with the driver itself, as the driver manager would keep it for ever. The driver sets the JVM's time
 * zone for each session; what a RESET goes back to is that.
 *
 * @param host name or address
 * @param options connection properties of the driver, by its own names
 */
public record Sessions(String host, int port, Map<String, String> options) {
    private static final Driver DRIVER = unregistered();

    /** The same with one more connection property, which gives way to one that the user has set. */
    Sessions unlessSet(String option, String value) {
        Map<String, String> all = new LinkedHashMap<>(options);
        all.putIfAbsent(option, value);
        return new Sessions(host, port, Map.copyOf(all));
    }

    /** Of a server on this machine. */
    public static Sessions local(int port) {
        return new Sessions("127.0.0.1", port, Map.of("sslmode", "disable", "gssEncMode", "disable"));
    }

    public Connection open(String database, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "migration-guard");
        properties.setProperty("connectTimeout", "10");
        properties.putAll(options);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        // A time limit for all of it would need a thread; there is one for the socket.
        properties.setProperty("loginTimeout", "0");
        properties.setProperty("PGDBNAME", database);
        Connection connection = DRIVER.connect(
                "jdbc:postgresql://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/", properties);
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
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

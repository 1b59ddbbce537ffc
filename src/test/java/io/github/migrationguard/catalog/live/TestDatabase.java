package io.github.migrationguard.catalog.live;

import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A database for one test class, with a superuser in it; dropped at the end. */
final class TestDatabase implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final ScratchServer server;
    private final String name;
    private final Connection connection;

    TestDatabase(int major, String name) throws SQLException {
        this.server = TestServer.shared(major);
        this.name = name;
        server.createDatabase(name);
        this.connection = server.superuser(name);
    }

    Connection connection() {
        return connection;
    }

    Connection another() throws SQLException {
        return server.superuser(name);
    }

    Connection owner() throws SQLException {
        return server.owner(name);
    }

    void run(String sql) throws SQLException {
        if (!sql.isBlank()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    String value(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.dropDatabase(name);
    }
}

package io.github.migrationguard.server;

import io.github.migrationguard.database.DatabaseUrl;
import io.github.migrationguard.database.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database as a user has one: with a role and a password, reached by a URL. Both are dropped at the end. */
public final class LiveDatabase implements AutoCloseable {
    public static final String PASSWORD = "s3cret-of-production";

    /** As Prisma 7.10 creates it. */
    public static final String HISTORY = """
            CREATE TABLE %s._prisma_migrations (
                id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
                migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
                started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)""";

    private final ScratchServer server;
    private final int port;
    private final String name;
    private Connection connection;

    public LiveDatabase(int major, String name) throws SQLException {
        this(TestServer.shared(major), TestServer.started(major).port(), name, "template1");
    }

    private LiveDatabase(ScratchServer server, int port, String name, String template) throws SQLException {
        this.server = server;
        this.port = port;
        this.name = name;
        server.createDatabase(name, template);
        this.connection = server.superuser(name);
        run("DROP ROLE IF EXISTS " + name + "; CREATE ROLE " + name + " SUPERUSER LOGIN PASSWORD '" + PASSWORD + "'");
    }

    /** Another database with the same content, and a role of its own. Ends all sessions in this one. */
    public LiveDatabase copy(String copy) throws SQLException {
        connection.close();
        try (Connection admin = server.superuser("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + name + "'");
        }
        try {
            return new LiveDatabase(server, port, copy, name);
        } finally {
            connection = server.superuser(name);
        }
    }

    /** As one who may see everything. */
    public Target target() {
        return target(name, PASSWORD);
    }

    public Target target(String user, String password) {
        return new Target(DatabaseUrl.parse("url", url("")), user, password, Target.Source.PARAMETER);
    }

    /** With user and password. */
    public String url(String parameters) {
        return "postgresql://" + name + ":" + PASSWORD + "@127.0.0.1:" + port + "/" + name + parameters;
    }

    public int port() {
        return port;
    }

    /** Another session of a superuser. */
    public Connection another() throws SQLException {
        return server.superuser(name);
    }

    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public String value(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.dropDatabase(name);
        try (Connection admin = server.superuser("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("DROP ROLE IF EXISTS " + name);
        }
    }
}

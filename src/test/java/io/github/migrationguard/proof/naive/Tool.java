package io.github.migrationguard.proof.naive;

import io.github.migrationguard.server.ScratchServer;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PreferQueryMode;
import org.postgresql.util.PSQLState;

/** A migration tool's session: simple queries, one statement each, that commits what no BEGIN holds back. */
final class Tool {
    private static final long POLL = 500_000;

    private final ScratchServer server;
    private final Connection admin;
    private final String database;
    private final Connection connection;

    /**
     * Begins a session.
     *
     * @param admin a superuser's session elsewhere
     * @param settings statements that the session has run before
     */
    Tool(ScratchServer server, Connection admin, String database, List<Step> settings) throws SQLException {
        this.server = server;
        this.admin = admin;
        this.database = database;
        this.connection = server.owner(database);
        connection.unwrap(BaseConnection.class).getQueryExecutor().setPreferQueryMode(PreferQueryMode.SIMPLE);
        execute(connection, "SET statement_timeout = '20s'");
        execute(connection, "SET lock_timeout = '5s'");
        for (Step setting : settings) {
            run(setting);
        }
    }

    /** Runs everything, up to the first error. */
    Outcome run(List<Step> steps) {
        for (Step step : steps) {
            try {
                run(step);
            } catch (SQLException raised) {
                String message =
                        String.valueOf(raised.getMessage()).lines().findFirst().orElse("");
                return new Outcome.Failed(step.number(), String.valueOf(raised.getSQLState()), message);
            }
        }
        return new Outcome.Same();
    }

    private void run(Step step) throws SQLException {
        if (step.copies()) {
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(step.sql(), new StringReader(step.lines()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        try {
            execute(connection, step.sql());
        } catch (SQLException refused) {
            if (!step.createsExtension() || !"42501".equals(refused.getSQLState())) {
                throw refused;
            }
            try (Connection superuser = server.superuser(database)) {
                execute(superuser, step.sql());
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Cuts the connection, and waits until the server has noticed and undone what was not committed. */
    void die() throws SQLException {
        int process = connection.unwrap(PGConnection.class).getBackendPID();
        connection.abort(Runnable::run);
        try (PreparedStatement query =
                admin.prepareStatement("SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE pid = ?")) {
            query.setInt(1, process);
            long until = System.nanoTime() + 10_000_000_000L;
            while (lives(query)) {
                if (System.nanoTime() > until) {
                    throw new SQLException("process " + process + " does not end", PSQLState.UNKNOWN_STATE.getState());
                }
                Pause.nanos(POLL);
            }
        }
    }

    private static boolean lives(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1) > 0;
        }
    }
}

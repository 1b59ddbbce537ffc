package io.github.migrationguard.catalog.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Reads with settings of our own, whatever the session was set to, and puts everything back: inside a transaction
 * behind a savepoint, else in a read-only transaction. Takes no transaction id (PostgreSQL manual, 74.1: only writing
 * does). A transaction that has failed cannot be read from.
 */
public final class QuietSession {
    private final Connection connection;
    private final Duration timeout;
    private final Duration lockTimeout;
    private boolean quiet;

    /** @param timeout of a statement and of waiting for a lock */
    public QuietSession(Connection connection, Duration timeout) {
        this(connection, timeout, timeout);
    }

    /**
     * @param timeout of a statement
     * @param lockTimeout of waiting for a lock
     */
    public QuietSession(Connection connection, Duration timeout, Duration lockTimeout) {
        this.connection = connection;
        this.timeout = timeout;
        this.lockTimeout = lockTimeout;
    }

    /** A session that is left as it is, because nobody has set anything in it. */
    public static QuietSession asItIs(Connection connection) {
        QuietSession session = new QuietSession(connection, Duration.ZERO);
        session.quiet = true;
        return session;
    }

    /** What is read while the settings are ours. */
    public interface Reading<T> {
        T run() throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    /** Several readings in one are done with one change of the settings. */
    public <T> T read(Reading<T> reading) throws SQLException {
        if (quiet) {
            return reading.run();
        }
        boolean idle = connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
        String begin = idle ? connection.getAutoCommit() ? "BEGIN READ ONLY;" : "" : "SAVEPOINT migration_guard_reads;";
        execute(begin + settings());
        T result;
        quiet = true;
        try {
            result = reading.run();
        } catch (SQLException | RuntimeException e) {
            try {
                end(idle);
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e;
        } finally {
            quiet = false;
        }
        end(idle);
        return result;
    }

    private void end(boolean idle) throws SQLException {
        execute(
                idle
                        ? "ROLLBACK"
                        : "ROLLBACK TO SAVEPOINT migration_guard_reads;RELEASE SAVEPOINT migration_guard_reads");
    }

    /** Everything that has a say in how PostgreSQL writes names, values and definitions, or in what we may see. */
    private String settings() {
        return """
                SELECT set_config('role', 'none', true), set_config('search_path', '', true),
                  set_config('statement_timeout', '%1$d', true), set_config('lock_timeout', '%2$d', true),
                  set_config('row_security', 'off', true), set_config('quote_all_identifiers', 'off', true),
                  set_config('standard_conforming_strings', 'on', true), set_config('TimeZone', 'UTC', true),
                  set_config('DateStyle', 'ISO, MDY', true), set_config('IntervalStyle', 'postgres', true),
                  set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true),
                  set_config('lc_monetary', 'C', true), set_config('xmlbinary', 'base64', true),
                  set_config('jit', 'off', true),
                  set_config('plan_cache_mode', 'force_generic_plan', true)""".formatted(timeout.toMillis(), lockTimeout.toMillis());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package io.github.migrationguard.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One read-only transaction with settings of its own, which end with it: poolers give the session to somebody else.
 * Row security that would hide rows raises 42501 instead (PostgreSQL manual, 20.11.1, {@code row_security}). A session
 * that hears nothing from us for a minute ends, with all its locks: our machine may have gone from the network.
 */
final class ReadingTransaction {
    private static final String LOCK_TIMEOUT = "55P03";

    private static final String SETTINGS = """
            SELECT pg_catalog.set_config('search_path', '', true), pg_catalog.set_config('row_security', 'off', true),
              pg_catalog.set_config('lock_timeout', '2s', true), pg_catalog.set_config('statement_timeout', '30s', true),
              pg_catalog.set_config('idle_in_transaction_session_timeout', '60s', true),
              pg_catalog.set_config('quote_all_identifiers', 'off', true),
              pg_catalog.set_config('standard_conforming_strings', 'on', true)""";

    private ReadingTransaction() {}

    /** @throws LockedException where a lock was not to be had */
    static <T> T run(Connection connection, Target.Reading<T> reading) throws SQLException {
        T result = begun(connection, "ISOLATION LEVEL REPEATABLE READ READ ONLY", reading);
        execute(connection, "ROLLBACK");
        return result;
    }

    /**
     * Begins a transaction with these settings and leaves it open.
     *
     * @throws LockedException where a lock was not to be had; the transaction is then over
     */
    static <T> T begun(Connection connection, String modes, Target.Reading<T> work) throws SQLException {
        execute(connection, "BEGIN " + modes);
        try {
            execute(connection, SETTINGS);
            return work.from(connection);
        } catch (SQLException e) {
            if (LOCK_TIMEOUT.equals(e.getSQLState())) {
                execute(connection, "ROLLBACK");
                throw new LockedException(Blockers.of(connection), e);
            }
            throw e;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

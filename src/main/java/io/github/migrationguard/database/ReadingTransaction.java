package io.github.migrationguard.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One read-only transaction with settings of its own, which end with it: poolers give the session to somebody else.
 * Row security that would hide rows raises 42501 instead (PostgreSQL manual, 20.11.1, {@code row_security}).
 */
final class ReadingTransaction {
    private static final String LOCK_TIMEOUT = "55P03";

    private static final String SETTINGS = """
            SELECT pg_catalog.set_config('search_path', '', true), pg_catalog.set_config('row_security', 'off', true),
              pg_catalog.set_config('lock_timeout', '2s', true), pg_catalog.set_config('statement_timeout', '30s', true),
              pg_catalog.set_config('idle_in_transaction_session_timeout', '0', true),
              pg_catalog.set_config('quote_all_identifiers', 'off', true)""";

    private ReadingTransaction() {}

    /** @throws LockedException where a lock was not to be had */
    static <T> T run(Connection connection, Target.Reading<T> reading) throws SQLException {
        execute(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        try {
            execute(connection, SETTINGS);
            T result = reading.from(connection);
            execute(connection, "ROLLBACK");
            return result;
        } catch (SQLException e) {
            if (LOCK_TIMEOUT.equals(e.getSQLState())) {
                execute(connection, "ROLLBACK");
                throw new LockedException(Blockers.of(connection), e);
            }
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package io.github.migrationguard.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;

/** One transaction that may write, with the settings of a reading one, all or nothing. */
final class WritingTransaction {
    /** Else the server would say that it had committed what it can still forget (PostgreSQL manual, 28.4). */
    private static final String DURABLE = "SELECT pg_catalog.set_config('synchronous_commit', 'local', true)"
            + " WHERE pg_catalog.current_setting('synchronous_commit') = 'off'";

    private WritingTransaction() {}

    /**
     * @throws CommitLostException where the session was lost at the one moment at which that leaves the outcome open
     * @throws SQLException else: nothing was written
     */
    static <T> T run(Connection connection, Target.Reading<T> work, Predicate<T> kept) throws SQLException {
        T result = ReadingTransaction.begun(connection, "ISOLATION LEVEL READ COMMITTED", session -> {
            ReadingTransaction.execute(session, DURABLE);
            return work.from(session);
        });
        if (!kept.test(result)) {
            ReadingTransaction.execute(connection, "ROLLBACK");
            return result;
        }
        try {
            ReadingTransaction.execute(connection, "COMMIT");
        } catch (SQLException e) {
            throw isAnswer(e) ? e : new CommitLostException(e);
        }
        return result;
    }

    /** Whether the server said that it did not commit. Classes 08 and 57P come with a lost session. */
    private static boolean isAnswer(SQLException e) {
        String state = e.getSQLState();
        return state != null && !state.startsWith("08") && !state.startsWith("57P");
    }
}

package io.github.migrationguard.database;

import io.github.migrationguard.finding.GuardException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The database that a goal is about, and who goes there.
 *
 * @param password null where nobody gave one
 * @param source where the URL stands
 */
public record Target(DatabaseUrl url, String user, @Nullable String password, Source source) {
    private static final int ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 200;

    /** Longer than any statement may take, so that a dead connection is noticed and nothing else. */
    private static final String SOCKET_SECONDS = "60";

    /** Where a URL can stand. */
    public enum Source {
        /** The parameter {@code url}. */
        PARAMETER("the parameter url"),
        /** The configuration of the server in Maven's settings that {@code serverId} names. */
        SETTINGS("the server in Maven's settings"),
        ENVIRONMENT("DATABASE_URL of the environment"),
        ENV_FILE("DATABASE_URL in .env");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** What is done in one transaction; where it only reads, it may be called again from the start. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /**
     * Reads in one transaction that changes nothing and waits for no lock longer than two seconds; begins again where
     * changes of the schema got in between.
     *
     * @throws GuardException where there is no way to the database, or it cannot be read; says what to check
     */
    public <T> T read(Reading<T> reading) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = open()) {
                return ReadingTransaction.run(connection, reading);
            } catch (LockedException locked) {
                throw locked.explained(this);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !ConnectionTrouble.passes(e)) {
                    throw ConnectionTrouble.of(this, e);
                }
            }
            pause();
        }
    }

    /**
     * Works in one transaction that may write, of isolation READ COMMITTED so that each statement sees what others have
     * committed before it; with the same settings and limits as a reading one. Is never tried twice.
     *
     * @param kept whether the transaction is to be committed; else it is rolled back
     * @throws GuardException where there is no way to the database or it refuses; says whether anything was recorded
     */
    public <T> T write(Reading<T> work, Predicate<T> kept) {
        try (Connection connection = open()) {
            return WritingTransaction.run(connection, work, kept);
        } catch (LockedException locked) {
            throw locked.explainedForWriting(this);
        } catch (CommitLostException lost) {
            throw lost.explained(this);
        } catch (SQLException e) {
            throw ConnectionTrouble.ofWriting(this, e);
        }
    }

    private Connection open() throws SQLException {
        Sessions sessions = url.sessions()
                .unlessSet("socketTimeout", SOCKET_SECONDS)
                // Poolers hand out another session for each transaction.
                .unlessSet("prepareThreshold", "0")
                // Then the driver does without SET: a pooler would give the session to somebody else with it.
                .unlessSet("assumeMinServerVersion", "14");
        return sessions.open(url.database(), user, password == null ? "" : password);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GuardException("The goal was interrupted", "Call it again.", e);
        }
    }

    /** For people: {@code database app at db.example.com:5432}. */
    public String shown() {
        return "database " + url.database() + " at " + url.address();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return shown();
    }
}

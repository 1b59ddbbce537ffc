package io.github.migrationguard.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proof of one migration.
 *
 * @param verdict what it showed
 * @param reason why it is {@link ProofVerdict#UNPROVED}, one clause; null for the other verdicts
 * @param crashPoints how many crash points were played
 * @param unexercised numbers of the INSERT, UPDATE, DELETE and MERGE statements that met no rows in the clean run: of
 *     these nothing is proved
 * @param failing the crash points whose re-run went wrong, ascending
 * @param interrupted what a non-transactional statement leaves behind when it is cut off in its middle
 * @param firstRun the error of its very first run, at crash point 0, where that is the migration's own; null where it
 *     runs, or where only the server or the database lacks something
 * @param cached whether an earlier build has made it
 */
public record MigrationProof(
        ProofVerdict verdict,
        @Nullable String reason,
        int crashPoints,
        List<Integer> unexercised,
        List<Failure> failing,
        List<Interruption> interrupted,
        @Nullable Failure firstRun,
        boolean cached) {

    static MigrationProof unproved(String reason) {
        return new MigrationProof(ProofVerdict.UNPROVED, reason, 0, List.of(), List.of(), List.of(), null, false);
    }

    /** The migration does not even run once. */
    static MigrationProof broken(String reason, Failure firstRun) {
        return new MigrationProof(ProofVerdict.UNPROVED, reason, 0, List.of(), List.of(), List.of(), firstRun, false);
    }

    /** The same, as a later build takes it over. */
    MigrationProof takenOver() {
        return new MigrationProof(verdict, reason, crashPoints, unexercised, failing, interrupted, firstRun, true);
    }

    /**
     * A re-run that went wrong.
     *
     * @param crashPoint 1 to the number of statements: the last statement that returned before the session was lost; 0
     *     for the first run
     * @param statement number of the statement that raised an error, or 0 where the state at the end differs
     * @param sqlState of the error; null where the state differs
     * @param message PostgreSQL's message; empty where the state differs
     * @param difference one line for each object or table that ends up different; empty for an error
     */
    public record Failure(
            int crashPoint, int statement, @Nullable String sqlState, String message, List<String> difference) {
        static Failure of(int crashPoint, Executable statement, SqlFailure failure) {
            return new Failure(crashPoint, statement.number(), failure.sqlState(), failure.message(), List.of());
        }

        /** @param difference what ends up otherwise, one line each; at least one */
        static Failure of(int crashPoint, List<String> difference) {
            return new Failure(crashPoint, 0, null, "", List.copyOf(difference));
        }

        /** The same from another crash point that leaves the same. */
        Failure at(int other) {
            return new Failure(other, statement, sqlState, message, difference);
        }
    }

    /**
     * A non-transactional statement that was cut off in its middle.
     *
     * @param statement its number
     * @param safe whether a re-run still ends in the state of one clean run
     * @param difference what is left, one line each; empty where it is safe
     */
    public record Interruption(int statement, boolean safe, List<String> difference) {
        /** @param failure what went wrong in the re-run; null for nothing */
        static Interruption of(int statement, @Nullable Failure failure) {
            if (failure == null) {
                return new Interruption(statement, true, List.of());
            }
            List<String> difference = failure.sqlState() == null
                    ? failure.difference()
                    : List.of("the re-run fails: " + failure.sqlState() + " " + failure.message());
            return new Interruption(statement, false, difference);
        }
    }
}

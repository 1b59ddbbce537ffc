package io.github.migrationguard.recovery;

/**
 * What is known of one statement.
 *
 * @param statement its 1-based number in the migration
 * @param line on which it begins, 1-based
 * @param evidence why, one clause
 */
public record StatementEvidence(int statement, int line, Effect effect, String evidence) {
    /** The same, when it is known how many rows it would still change, {@link Residue#MOST} or more for many. */
    StatementEvidence with(long rows) {
        if (rows == 0) {
            return new StatementEvidence(statement, line, Effect.VOID, "there is no row that it would still change");
        }
        String many = rows >= Residue.MOST ? Residue.MOST + " rows or more" : rows == 1 ? "1 row" : rows + " rows";
        return new StatementEvidence(statement, line, effect, "it would still change " + many);
    }
}

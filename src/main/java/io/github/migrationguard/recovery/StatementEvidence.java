package io.github.migrationguard.recovery;

/**
 * What is known of one statement.
 *
 * @param statement its 1-based number in the migration
 * @param line on which it begins, 1-based
 * @param evidence why, one clause
 */
public record StatementEvidence(int statement, int line, Effect effect, String evidence) {}

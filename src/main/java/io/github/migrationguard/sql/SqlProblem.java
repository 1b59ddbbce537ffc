package io.github.migrationguard.sql;

/**
 * Something wrong with the text itself, found while it was cut into tokens and statements.
 *
 * @param rule id of the finding: {@code unterminated-literal}, {@code missing-semicolon}, {@code not-postgresql},
 *     {@code psql-meta-command}
 * @param statement 1-based number of the statement it belongs to, 0 if none
 * @param start offset of its first character
 * @param end offset behind its last character
 * @param message what is wrong, one sentence without full stop
 */
public record SqlProblem(String rule, int statement, int start, int end, String message) {}

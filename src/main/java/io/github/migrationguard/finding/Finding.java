package io.github.migrationguard.finding;

import org.jspecify.annotations.Nullable;

/**
 * One thing worth telling about one place.
 *
 * @param rule id of the rule, equal to the name of its page in {@code docs/rules}
 * @param severity as the rule and the configuration set it
 * @param statement 1-based number of the statement in its migration; null where the finding is about the file
 * @param span where it is, in the migration's file
 * @param message what happens, one sentence without a trailing full stop
 * @param reason why it happens, one or two sentences; empty where the message says it all
 * @param help what to write or do instead, for these very names; may have several lines; never empty
 * @param sqlState the SQLSTATE that PostgreSQL raises (PostgreSQL manual, appendix A), or null where none is raised
 */
public record Finding(
        String rule,
        Severity severity,
        @Nullable Integer statement,
        Span span,
        String message,
        String reason,
        String help,
        @Nullable String sqlState) {

    /** The same finding with another weight. */
    public Finding withSeverity(Severity changed) {
        return new Finding(rule, changed, statement, span, message, reason, help, sqlState);
    }
}

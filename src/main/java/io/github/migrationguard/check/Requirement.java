package io.github.migrationguard.check;

import io.github.migrationguard.finding.GuardException;

/** What a migration must survive. */
enum Requirement {
    /** Every crash point. */
    RERUNNABLE,
    /** Every crash point but the last: a migration that is complete but unrecorded may fail when it is run again. */
    NO_HALF_APPLIED;

    /** Reads the parameter {@code require} for a history of this layout. */
    static Requirement of(String word, String layout) {
        return switch (word.strip()) {
            case "rerunnable" -> RERUNNABLE;
            case "no-half-applied" -> NO_HALF_APPLIED;
            case "auto" -> layout.equals("flyway") || layout.equals("liquibase") ? NO_HALF_APPLIED : RERUNNABLE;
            default ->
                throw new GuardException(
                        "require has the unknown value '" + word + "'",
                        "Use one of: auto, rerunnable, no-half-applied.");
        };
    }
}

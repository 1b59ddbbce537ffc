package io.github.migrationguard.check;

import io.github.migrationguard.finding.GuardException;

/** What a migration must survive. */
enum Requirement {
    /** By the layout. */
    AUTO,
    /** Every crash point. */
    RERUNNABLE,
    /** Every crash point but the last: a migration that is complete but unrecorded may fail when it is run again. */
    NO_HALF_APPLIED;

    /** Reads the parameter {@code require}. */
    static Requirement of(String word) {
        return switch (word.strip()) {
            case "auto" -> AUTO;
            case "rerunnable" -> RERUNNABLE;
            case "no-half-applied" -> NO_HALF_APPLIED;
            default ->
                throw new GuardException(
                        "require=" + word + " is unknown", "Use one of auto, rerunnable, no-half-applied.");
        };
    }

    /** What holds for a history of this layout: {@link #RERUNNABLE} or {@link #NO_HALF_APPLIED}. */
    Requirement in(String layout) {
        if (this != AUTO) {
            return this;
        }
        return layout.equals("flyway") || layout.equals("liquibase") ? NO_HALF_APPLIED : RERUNNABLE;
    }
}

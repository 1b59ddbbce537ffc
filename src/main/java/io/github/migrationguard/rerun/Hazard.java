package io.github.migrationguard.rerun;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one statement.
 *
 * @param kind how
 * @param statement 1-based number of the statement
 * @param sqlState of the error, null where none is raised
 * @param detail PostgreSQL's message, the object that ends up different, or why it can't be told
 * @param crashPoints the crash points from which it goes wrong, ascending; empty for {@link Kind#INTERRUPTED}
 */
public record Hazard(Kind kind, int statement, @Nullable String sqlState, String detail, List<Integer> crashPoints) {
    /** How a statement goes wrong. */
    public enum Kind {
        /** The re-run stops at it with an error: what it creates is there already. */
        FAILS,
        /** The re-run stops at it with an error: what it needs is gone. */
        MISSES,
        /** The re-run passes and ends in another state. */
        CHANGES_STATE,
        /** Interrupted in its middle, it leaves something that a re-run does not repair. */
        INTERRUPTED,
        /** It fails when it is run for the first time. */
        FAILS_AT_FIRST,
        /** It can't be told. */
        UNDECIDED
    }
}

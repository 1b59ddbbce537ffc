package io.github.migrationguard.recovery;

/** What to do about a migration that did not come to its end. */
public enum Recommendation {
    /** Resolve it as rolled back and deploy again: running it again does no harm. */
    RETRY,
    /** All of it is there: record it. */
    RESOLVE_APPLIED,
    /** Nothing of it is there: resolve it as rolled back, and deploy when the cause is out of the way. */
    RESOLVE_ROLLED_BACK,
    /** Repair the file, or the database, before anything is recorded. */
    FIX_FIRST,
    /** It may still be running. */
    WAIT,
    /** There is nothing to do. */
    NONE;

    /** The lower-case word that JSON uses. */
    public String word() {
        return switch (this) {
            case RETRY -> "retry";
            case RESOLVE_APPLIED -> "resolve-applied";
            case RESOLVE_ROLLED_BACK -> "resolve-rolled-back";
            case FIX_FIRST -> "fix-first";
            case WAIT -> "wait";
            case NONE -> "none";
        };
    }
}

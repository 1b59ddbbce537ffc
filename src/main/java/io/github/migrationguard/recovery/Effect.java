package io.github.migrationguard.recovery;

/** What a look at a database says about one statement of a migration that did not come to its end. */
public enum Effect {
    /** It ran: the database is as it is after the statement, and not as it was before. */
    WITNESSED,
    /** It changes nothing here, so it does not matter whether it ran. */
    VOID,
    /** It leaves no trace of its own, but a later statement ran. */
    IMPLIED,
    /** A migration that was recorded later has changed the same objects again, and they are as that one leaves them. */
    SUPERSEDED,
    /** Nothing in the catalogs can tell: it changes rows, or calls functions. */
    UNKNOWN,
    /** It did not run: the database is as it was before. */
    ABSENT,
    /** What it makes is there under the same name, but is not what it makes. */
    DIFFERENT;

    /** The lower-case word that JSON and the console use. */
    public String word() {
        return switch (this) {
            case WITNESSED -> "witnessed";
            case VOID -> "void";
            case IMPLIED -> "implied";
            case SUPERSEDED -> "superseded";
            case UNKNOWN -> "unknown";
            case ABSENT -> "absent";
            case DIFFERENT -> "different";
        };
    }

    /** Whether the statement need not be run any more. */
    public boolean isDone() {
        return this != UNKNOWN && this != ABSENT && this != DIFFERENT;
    }
}

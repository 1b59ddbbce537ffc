package io.github.migrationguard.recovery;

/** What else is worth knowing of a migration, besides its state. */
public enum Condition {
    /** The file is not the one that was run. */
    EDITED,
    /** Recorded as applied without having been run. */
    BASELINED,
    /** Not applied, but objects that it creates are there. */
    SUSPECT,
    /** More than one attempt counts. */
    DUPLICATE,
    /** Not in the order of the files: it was applied after a later one, or waits behind one. */
    OUT_OF_ORDER;

    /** The lower-case word that JSON and the console use. */
    public String word() {
        return switch (this) {
            case EDITED -> "edited";
            case BASELINED -> "baselined";
            case SUSPECT -> "suspect";
            case DUPLICATE -> "duplicate";
            case OUT_OF_ORDER -> "out-of-order";
        };
    }
}

package io.github.migrationguard.check;

/** Who decided a verdict. */
public enum DecidedBy {
    STATIC,
    PROOF;

    /** The lower-case word that JSON uses. */
    public String word() {
        return switch (this) {
            case STATIC -> "static";
            case PROOF -> "proof";
        };
    }
}

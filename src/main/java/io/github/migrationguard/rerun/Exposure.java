package io.github.migrationguard.rerun;

/** Which crash hurts. */
public enum Exposure {
    /** No crash point fails. */
    NONE("none"),
    /** Only the last crash point fails: all is there, but the tool did not record it. */
    UNRECORDED("unrecorded"),
    /** A crash point before the last, or the inside of a non-transactional statement, fails. */
    HALF_APPLIED("half-applied");

    private final String word;

    Exposure(String word) {
        this.word = word;
    }

    /** The word that JSON and the console use. */
    public String word() {
        return word;
    }
}

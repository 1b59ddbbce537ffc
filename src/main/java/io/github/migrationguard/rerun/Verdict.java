package io.github.migrationguard.rerun;

/** Whether a migration can be run again from every crash point. */
public enum Verdict {
    RERUNNABLE("rerunnable"),
    NOT_RERUNNABLE("not-rerunnable"),
    UNDECIDED("undecided");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** The word that JSON and the console use. */
    public String word() {
        return word;
    }
}

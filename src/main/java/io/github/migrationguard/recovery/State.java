package io.github.migrationguard.recovery;

/** Where one migration stands; what needs a person first. */
public enum State {
    /** An attempt neither finished nor was resolved: it blocks the next deploy. */
    FAILED,
    /** The same, and something shows that it is still being run. */
    RUNNING,
    /** Recorded, but its file is gone. */
    MISSING,
    /** Every attempt was resolved as rolled back: the next deploy runs it. */
    ROLLED_BACK,
    /** Never tried: the next deploy runs it. */
    PENDING,
    APPLIED;

    /** The lower-case word that JSON and the console use. */
    public String word() {
        return switch (this) {
            case FAILED -> "failed";
            case RUNNING -> "running";
            case MISSING -> "missing";
            case ROLLED_BACK -> "rolled-back";
            case PENDING -> "pending";
            case APPLIED -> "applied";
        };
    }

    /** Whether the next deploy would run it. */
    boolean waits() {
        return this == ROLLED_BACK || this == PENDING;
    }
}

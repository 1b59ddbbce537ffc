package io.github.migrationguard.migration;

/** What is kept when the session is lost in the middle of a migration. */
public enum CrashModel {
    /** A commit after each statement; explicit BEGIN .. COMMIT honoured. */
    STATEMENT,
    /** The whole file is one transaction; only its end, explicit commits and non-transactional statements survive. */
    TRANSACTION;

    /** The lower-case word that JSON and the {@code crashModel} parameter use. */
    public String word() {
        return this == STATEMENT ? "statement" : "transaction";
    }
}

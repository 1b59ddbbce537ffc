package io.github.migrationguard.proof;

import io.github.migrationguard.migration.MigrationHistory;

/** Is told how far a long proof has come. */
@FunctionalInterface
public interface ProofProgress {
    /** @param done how many migrations of the history are through, this one included */
    void proved(MigrationHistory history, int done, MigrationProof proof);

    /**
     * The proof of a history ends before its time.
     *
     * @param done how many migrations of the history are through
     * @param reason which limit was reached, one clause
     */
    default void stopped(MigrationHistory history, int done, String reason) {}

    /** @param reason why the proofs cannot be kept for later builds, in one line */
    default void notKept(String reason) {}
}

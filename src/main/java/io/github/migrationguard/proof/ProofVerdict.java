package io.github.migrationguard.proof;

/** What playing all crashes of a migration showed. */
public enum ProofVerdict {
    /** Every crash point was played, and each re-run ended in the state of one clean run. */
    PROVED,
    /** At least one re-run failed or ended in another state. */
    REFUTED,
    /** It could not be played; the reason says why. */
    UNPROVED
}

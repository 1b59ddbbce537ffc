package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.GuardException;

/** Whether verdicts are to be proved on a server. */
enum Proof {
    /** Where a server can be had. */
    AUTO,
    ALWAYS,
    NEVER;

    /**
     * Reads the parameter {@code proof}.
     *
     * @throws GuardException for an unknown word
     */
    static Proof of(String word) {
        return switch (word.strip()) {
            case "auto" -> AUTO;
            case "always" -> ALWAYS;
            case "never" -> NEVER;
            default ->
                throw new GuardException(
                        "proof has the unknown value '" + word + "'", "Use one of: auto, always, never.");
        };
    }
}

package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.GuardException;

/** Whether verdicts are to be proved on a server. */
enum Proof {
    /** Where a server can be had. */
    AUTO,
    NEVER;

    /**
     * Reads the parameter {@code proof}.
     *
     * @throws GuardException for an unknown word, and for {@code always}, as this version has no server
     */
    static Proof of(String word) {
        return switch (word.strip()) {
            case "auto" -> AUTO;
            case "never" -> NEVER;
            case "always" ->
                throw new GuardException(
                        "proof is 'always', but this version has no server to prove anything on",
                        "Set the parameter proof to auto or never: the static analysis then decides alone.");
            default ->
                throw new GuardException(
                        "proof has the unknown value '" + word + "'", "Use one of: auto, always, never.");
        };
    }
}

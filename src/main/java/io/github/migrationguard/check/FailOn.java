package io.github.migrationguard.check;

import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.finding.GuardException;

/** From which severity on a finding fails the build. */
enum FailOn {
    ERROR,
    WARNING,
    NEVER;

    /** Reads the parameter {@code failOn}. */
    static FailOn of(String word) {
        return switch (word.strip()) {
            case "error" -> ERROR;
            case "warning" -> WARNING;
            case "never" -> NEVER;
            default -> throw new GuardException("failOn=" + word + " is unknown", "Use one of error, warning, never.");
        };
    }

    Outcome judge(int errors, int warnings) {
        boolean fails = switch (this) {
            case ERROR -> errors > 0;
            case WARNING -> errors + warnings > 0;
            case NEVER -> false;
        };
        return fails ? Outcome.FAILED : Outcome.PASSED;
    }
}

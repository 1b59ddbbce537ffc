package io.github.migrationguard.check;

import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.recovery.Resolution;

/**
 * What became of the wish to have something recorded.
 *
 * @param database {@code host:port/name}
 */
public record ResolveResult(String database, Resolution resolution) {
    /** What the build should make of it: a refusal is a failure, whatever {@code failOn} says. */
    public Outcome outcome() {
        return switch (resolution.outcome()) {
            case RECORDED, ALREADY, DRY_RUN -> Outcome.PASSED;
            case REFUSED -> Outcome.FAILED;
        };
    }
}

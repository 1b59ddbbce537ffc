package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import org.jspecify.annotations.Nullable;

/** A statement that already fails in a clean run. */
final class CleanRunFails implements Rule {
    @Override
    public String id() {
        return "clean-run-fails";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        return trouble.hazard().kind() == Hazard.Kind.FAILS_AT_FIRST
                ? trouble.atStep(
                        "The migrations before it, and the statements before it in this one, leave a database on which"
                                + " it cannot succeed.",
                        "Correct the statement, or the migration that should have prepared it.")
                : null;
    }
}

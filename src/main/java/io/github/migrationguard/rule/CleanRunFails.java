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
        return trouble.is(Hazard.Kind.FAILS_AT_FIRST)
                ? new Advice(
                        trouble.place(),
                        "this fails at the very first run: " + trouble.hazard().detail(),
                        "So the migrations before it, and the statements before it in this one, leave the database.",
                        Cure.words("Correct the statement, or add what it needs before it."))
                : null;
    }
}

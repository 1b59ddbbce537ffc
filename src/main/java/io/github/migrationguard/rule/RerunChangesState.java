package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import org.jspecify.annotations.Nullable;

/** Any other way to end in another state than one clean run does. */
final class RerunChangesState implements Rule {
    @Override
    public String id() {
        return "rerun-changes-state";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        return trouble.hazard().kind() == Hazard.Kind.CHANGES_STATE
                ? trouble.atStep(
                        trouble.crash() + " makes the next run do this a second time.",
                        "Write the statement so that it changes nothing where its work is done already.")
                : null;
    }
}

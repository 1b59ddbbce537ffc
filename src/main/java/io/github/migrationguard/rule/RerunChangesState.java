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
    public boolean isLastResort() {
        return true;
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        return trouble.is(Hazard.Kind.CHANGES_STATE)
                ? trouble.changing(
                        "running this again ends differently: "
                                + trouble.hazard().detail(),
                        trouble.crash() + " makes the next run do this a second time.",
                        Cure.words(
                                "Let it change nothing where its work is done already: put it behind a condition that"
                                        + " no longer holds then."))
                : null;
    }
}

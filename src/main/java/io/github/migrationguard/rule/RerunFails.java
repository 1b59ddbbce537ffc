package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import org.jspecify.annotations.Nullable;

/** Any other error of the re-run. */
final class RerunFails implements Rule {
    @Override
    public String id() {
        return "rerun-fails";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        boolean covers =
                trouble.hazard().kind() == Hazard.Kind.FAILS || trouble.hazard().kind() == Hazard.Kind.MISSES;
        return covers
                ? trouble.atStep(
                        trouble.crash() + " makes the next run stop here.",
                        "Write the statement so that it passes where its work is done already.")
                : null;
    }
}

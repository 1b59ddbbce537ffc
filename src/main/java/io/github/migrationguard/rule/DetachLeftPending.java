package io.github.migrationguard.rule;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.rerun.Hazard;
import org.jspecify.annotations.Nullable;

/** DETACH PARTITION CONCURRENTLY that was cut off leaves the partition half detached. */
final class DetachLeftPending implements Rule {
    @Override
    public String id() {
        return "detach-left-pending";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        return trouble.hazard().kind() == Hazard.Kind.INTERRUPTED
                ? trouble.atStep(
                        "It works in two transactions, and a session lost between them leaves the partition pending.",
                        "After a crash run ALTER TABLE .. DETACH PARTITION .. FINALIZE before the migration.")
                : null;
    }
}

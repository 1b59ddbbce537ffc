package io.github.migrationguard.rule;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.ast.AlterAction.DetachPartition;
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
        if (!(trouble.action() instanceof DetachPartition detach) || !trouble.is(Hazard.Kind.INTERRUPTED)) {
            return null;
        }
        Step step = trouble.step();
        String before =
                step.tokens().text().substring(step.start(), detach.partition().end());
        return new Advice(
                Place.of(detach.partition()),
                "cut off in its middle this leaves the partition pending, and a re-run is refused",
                "CONCURRENTLY works in two transactions. Between them the partition is neither in nor out, and DETACH"
                        + " answers with 55000 until it is finalized.",
                Cure.words(
                        "Leave CONCURRENTLY out if the table can be locked for a moment. Else, after a crash, first run:\n"
                                + before + " FINALIZE;"));
    }
}

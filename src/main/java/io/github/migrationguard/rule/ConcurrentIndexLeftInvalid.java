package io.github.migrationguard.rule;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.ast.Command.CreateIndex;
import org.jspecify.annotations.Nullable;

/** CREATE INDEX CONCURRENTLY that was cut off leaves an index that is there and does not work. */
final class ConcurrentIndexLeftInvalid implements Rule {
    @Override
    public String id() {
        return "concurrent-index-left-invalid";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        return trouble.hazard().kind() == Hazard.Kind.INTERRUPTED
                        && trouble.step().command() instanceof CreateIndex
                ? trouble.atStep(
                        "The index is built outside a transaction, so a lost session leaves what was built so far.",
                        "Drop the index first: DROP INDEX CONCURRENTLY IF EXISTS <its name>;")
                : null;
    }
}

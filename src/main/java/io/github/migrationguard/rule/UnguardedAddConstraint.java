package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.AlterAction.AddConstraint;
import io.github.migrationguard.sql.ast.Command.Alter;
import org.jspecify.annotations.Nullable;

/** ADD CONSTRAINT, which PostgreSQL has no guard for. The error depends on the kind of the constraint. */
final class UnguardedAddConstraint implements Rule {
    @Override
    public String id() {
        return "unguarded-add-constraint";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.action() instanceof AddConstraint add)
                || !(trouble.command() instanceof Alter alter)
                || !trouble.stopsWith("42710", "42P07", "42P16", "42704", "55000")) {
            return null;
        }
        boolean single = alter.actions().size() == 1 || add.constraint().usingIndex() != null;
        Cure together = single ? null : ActionGuards.all(trouble.step());
        return trouble.alreadyThere(
                "constraint", together != null ? together : Guards.caught(trouble.step(), trouble.sqlState()));
    }
}

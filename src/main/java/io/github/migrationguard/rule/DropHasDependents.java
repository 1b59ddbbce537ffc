package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.AlterAction.DropColumn;
import io.github.migrationguard.sql.ast.AlterAction.DropConstraint;
import io.github.migrationguard.sql.ast.AlterAction.SetType;
import io.github.migrationguard.sql.ast.Command.Drop;
import org.jspecify.annotations.Nullable;

/** A DROP, or a change of a column's type, that a later statement's object stands in the way of. */
final class DropHasDependents implements Rule {
    @Override
    public String id() {
        return "drop-has-dependents";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        boolean covers = trouble.command() instanceof Drop
                || trouble.action() instanceof DropColumn
                || trouble.action() instanceof DropConstraint
                || trouble.action() instanceof SetType;
        if (!covers || !trouble.stopsWith("2BP01", "0A000")) {
            return null;
        }
        return trouble.stopping(
                "A later statement of this migration makes something that depends on it. " + trouble.crash()
                        + " makes the next run stop here.",
                cure(trouble));
    }

    private static Cure cure(Trouble trouble) {
        Cure caught = Guards.caught(trouble.step(), trouble.sqlState());
        if (caught == null) {
            return Cure.words("Drop what depends on it first.");
        }
        Cure create = trouble.command() instanceof Drop drop ? Recreation.guarded(trouble, drop) : null;
        return create == null ? caught : caught.and(create);
    }
}

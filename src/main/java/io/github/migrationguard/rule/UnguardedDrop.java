package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.AlterAction.DropColumn;
import io.github.migrationguard.sql.ast.AlterAction.DropConstraint;
import io.github.migrationguard.sql.ast.AlterAction.DropExpression;
import io.github.migrationguard.sql.ast.AlterAction.DropIdentity;
import io.github.migrationguard.sql.ast.Command.Drop;
import org.jspecify.annotations.Nullable;

/** DROP of what is gone already: objects, columns, constraints, identity and generation of a column. */
final class UnguardedDrop implements Rule {
    @Override
    public String id() {
        return "unguarded-drop";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!trouble.is(Hazard.Kind.MISSES)) {
            return null;
        }
        Cure cure = trouble.action() != null
                ? inAction(trouble, trouble.action())
                : trouble.command() instanceof Drop drop
                        ? Cure.edit(trouble.step(), inCommand(trouble.step(), drop))
                        : null;
        return trouble.alreadyGone("leaves it dropped", cure);
    }

    private static Edit inCommand(Step step, Drop drop) {
        int at = Guards.behindKind(step, drop.objects().get(0).kind());
        if (drop.concurrently()) {
            at++;
        }
        return Edit.insert(step.tokens().start(at), "IF EXISTS ");
    }

    /** That the table itself is gone is another matter. */
    private static @Nullable Cure inAction(Trouble trouble, AlterAction action) {
        boolean drops = action instanceof DropColumn
                || action instanceof DropConstraint
                || action instanceof DropIdentity
                || action instanceof DropExpression;
        return drops && !trouble.sqlState().equals("42P01") ? ActionGuards.all(trouble.step()) : null;
    }
}

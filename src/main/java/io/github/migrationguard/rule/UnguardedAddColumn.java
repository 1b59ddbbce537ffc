package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.AlterAction.AddColumn;
import io.github.migrationguard.sql.ast.Command.Alter;
import io.github.migrationguard.sql.ast.ObjectKind;
import org.jspecify.annotations.Nullable;

/** ADD COLUMN and ADD ATTRIBUTE of one that is there already. */
final class UnguardedAddColumn implements Rule {
    @Override
    public String id() {
        return "unguarded-add-column";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.action() instanceof AddColumn)
                || !(trouble.command() instanceof Alter alter)
                || !trouble.stopsWith("42701")) {
            return null;
        }
        boolean composite = alter.object().kind() == ObjectKind.TYPE;
        return composite
                ? trouble.alreadyThere("attribute", Guards.caught(trouble.step(), "42701"))
                : trouble.alreadyThere("column", ActionGuards.all(trouble.step()));
    }
}

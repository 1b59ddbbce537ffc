package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.AlterAction.AddColumn;
import io.github.migrationguard.sql.ast.AlterAction.AddConstraint;
import io.github.migrationguard.sql.ast.AlterAction.DropColumn;
import io.github.migrationguard.sql.ast.AlterAction.DropConstraint;
import io.github.migrationguard.sql.ast.AlterAction.DropExpression;
import io.github.migrationguard.sql.ast.AlterAction.DropIdentity;
import io.github.migrationguard.sql.ast.Command.Alter;
import io.github.migrationguard.sql.ast.Identifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guards the actions of an ALTER TABLE. They take effect together, so where one of them stops the re-run the others would
 * stop it too, and all are guarded at once.
 */
final class ActionGuards {
    private ActionGuards() {}

    /** Every action with the guard that it can have; null where none can have one. */
    static @Nullable Cure all(Step step) {
        if (!(step.command() instanceof Alter alter)) {
            return null;
        }
        List<Edit> edits = new ArrayList<>();
        for (AlterAction action : alter.actions()) {
            Edit edit = guard(step, alter, action);
            if (edit != null) {
                edits.add(edit);
            }
        }
        return edits.isEmpty() ? null : Cure.edits(step, edits);
    }

    private static @Nullable Edit guard(Step step, Alter alter, AlterAction action) {
        if (action instanceof AddColumn add && !add.ifNotExists()) {
            return Edit.insert(add.column().name().start(), "IF NOT EXISTS ");
        }
        if (action instanceof DropColumn drop && !drop.ifExists()) {
            return Edit.insert(drop.column().start(), "IF EXISTS ");
        }
        if (action instanceof DropConstraint drop && !drop.ifExists()) {
            return Edit.insert(drop.constraint().start(), "IF EXISTS ");
        }
        boolean column = (action instanceof DropIdentity identity && !identity.ifExists())
                || (action instanceof DropExpression expression && !expression.ifExists());
        if (column) {
            return Edit.insert(Place.of(step.tokens(), action.range()).end(), " IF EXISTS");
        }
        return action instanceof AddConstraint add ? droppedFirst(step, alter, add) : null;
    }

    /** No moment passes without the constraint, because the actions take effect together. */
    private static @Nullable Edit droppedFirst(Step step, Alter alter, AddConstraint add) {
        Identifier name = add.constraint().name();
        if (name == null || add.constraint().usingIndex() != null || isDropped(alter, name)) {
            return null;
        }
        String written = step.tokens().text().substring(name.start(), name.end());
        int action = step.tokens().start(add.range().from());
        return Edit.insert(action, "DROP CONSTRAINT IF EXISTS " + written + ", ");
    }

    private static boolean isDropped(Alter alter, Identifier name) {
        for (AlterAction action : alter.actions()) {
            if (action instanceof DropConstraint drop
                    && drop.constraint().value().equals(name.value())) {
                return true;
            }
        }
        return false;
    }
}

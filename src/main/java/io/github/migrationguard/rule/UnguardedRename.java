package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.AlterAction.RenameColumn;
import io.github.migrationguard.sql.ast.AlterAction.RenameConstraint;
import io.github.migrationguard.sql.ast.AlterAction.RenameEnumValue;
import io.github.migrationguard.sql.ast.AlterAction.RenameTo;
import io.github.migrationguard.sql.ast.Command.Alter;
import io.github.migrationguard.sql.ast.QualifiedName;
import org.jspecify.annotations.Nullable;

/** RENAME of what has its new name already. */
final class UnguardedRename implements Rule {
    @Override
    public String id() {
        return "unguarded-rename";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.command() instanceof Alter alter) || !trouble.stops()) {
            return null;
        }
        boolean taken = trouble.is(Hazard.Kind.FAILS);
        Cure cure = taken ? whileFree(trouble, alter, trouble.action()) : whileThere(trouble, alter, trouble.action());
        return cure == null
                ? null
                : trouble.alreadyGone(taken ? "leaves the new name taken" : "leaves it under its new name", cure);
    }

    /** What has the old name now came there later. */
    private static @Nullable Cure whileFree(Trouble trouble, Alter alter, @Nullable AlterAction action) {
        Step step = trouble.step();
        QualifiedName object = alter.object().name();
        if (action instanceof RenameTo rename && alter.object().kind().isRelation()) {
            QualifiedName renamed = new QualifiedName(object.schema(), rename.name());
            return Guards.onlyIf(step, "to_regclass(" + SqlText.literal(SqlText.quoted(renamed)) + ") IS NULL");
        }
        if (action instanceof RenameColumn rename && alter.object().kind().isRelation()) {
            return Guards.onlyIf(
                    step, "NOT " + SqlText.columnExists(object, rename.name().value(), null));
        }
        boolean other = action instanceof RenameTo
                || action instanceof RenameColumn
                || action instanceof RenameConstraint
                || action instanceof RenameEnumValue;
        return other ? Guards.caught(step, trouble.sqlState()) : null;
    }

    private static @Nullable Cure whileThere(Trouble trouble, Alter alter, @Nullable AlterAction action) {
        Step step = trouble.step();
        if (action instanceof RenameTo) {
            return alter.object().kind().isRelation() ? ifExists(step, alter) : Guards.caught(step, trouble.sqlState());
        }
        if (action instanceof RenameColumn rename && trouble.sqlState().equals("42703")) {
            return alter.object().kind().isRelation()
                    ? Guards.onlyIf(
                            step,
                            SqlText.columnExists(
                                    alter.object().name(), rename.column().value(), null))
                    : Guards.caught(step, "42703");
        }
        boolean other = (action instanceof RenameConstraint
                        && trouble.sqlState().equals("42704"))
                || (action instanceof RenameEnumValue && trouble.sqlState().equals("22023"));
        return other ? Guards.caught(step, trouble.sqlState()) : null;
    }

    /** {@code IF EXISTS} behind ALTER and the kind of relation, before ONLY. */
    static Cure ifExists(Step step, Alter alter) {
        int at = Guards.behindKind(step, alter.object().kind());
        return Cure.edit(step, Edit.insert(step.tokens().start(at), "IF EXISTS "));
    }
}

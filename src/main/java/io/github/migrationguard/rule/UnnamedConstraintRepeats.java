package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.ast.AlterAction.AddConstraint;
import io.github.migrationguard.sql.ast.Command.Alter;
import io.github.migrationguard.sql.ast.Constraint;
import io.github.migrationguard.sql.ast.Identifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ADD of a constraint without a name: PostgreSQL makes up another name each time, so nothing stops the second one. */
final class UnnamedConstraintRepeats implements Rule {
    @Override
    public String id() {
        return "unnamed-constraint-repeats";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.action() instanceof AddConstraint add)
                || !(trouble.command() instanceof Alter alter)
                || !trouble.is(Hazard.Kind.CHANGES_STATE)
                || add.constraint().name() != null
                || add.constraint().kind() == Constraint.Kind.PRIMARY_KEY) {
            return null;
        }
        Step step = trouble.step();
        Place place = Place.of(step.tokens(), add.range());
        String table = alter.object().name().name().value();
        return new Advice(
                place,
                "running this again adds the constraint to \"" + table + "\" a second time, under another name",
                trouble.crash() + " leaves the constraint behind; the next run finds no name that is taken.",
                cure(step, alter, add, name(table, add.constraint())));
    }

    private static Cure cure(Step step, Alter alter, AddConstraint add, String name) {
        int constraint = step.tokens().start(add.constraint().range().from());
        int action = step.tokens().start(add.range().from());
        String quoted = SqlText.quoted(name);
        Edit naming = Edit.insert(constraint, "CONSTRAINT " + quoted + " ");
        Edit dropping = Edit.insert(action, "DROP CONSTRAINT IF EXISTS " + quoted + ", ");
        if (alter.actions().size() > 1) {
            return Cure.edits(step, List.of(dropping, naming));
        }
        Constraint.Kind kind = add.constraint().kind();
        boolean indexed = kind == Constraint.Kind.UNIQUE || kind == Constraint.Kind.EXCLUDE;
        Cure caught = Guards.caught(step, List.of(naming), indexed ? "42P07" : "42710");
        return caught == null ? Cure.edits(step, List.of(naming)) : caught;
    }

    /** What PostgreSQL would call the first one, except for most checks, whose columns are not read. */
    private static String name(String table, Constraint constraint) {
        List<String> columns = new ArrayList<>();
        for (Identifier column : constraint.columns()) {
            columns.add(column.value());
        }
        return SqlText.implicitName(
                table,
                String.join("_", columns),
                switch (constraint.kind()) {
                    case FOREIGN_KEY -> "fkey";
                    case UNIQUE -> "key";
                    case EXCLUDE -> "excl";
                    default -> "check";
                });
    }
}

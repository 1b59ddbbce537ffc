package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.AlterAction.AddConstraint;
import io.github.migrationguard.sql.ast.Identifier;
import org.jspecify.annotations.Nullable;

/** ADD CONSTRAINT of a constraint that the first run added. */
final class UnguardedAddConstraint implements Rule {
    @Override
    public String id() {
        return "unguarded-add-constraint";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.step().action() instanceof AddConstraint add)) {
            return null;
        }
        Identifier name = add.constraint().name();
        if (name == null || !trouble.raises("42710", "42P07", "42P16")) {
            return null;
        }
        String condition = switch (String.valueOf(trouble.hazard().sqlState())) {
            case "42P07" -> "duplicate_table";
            case "42P16" -> "invalid_table_definition";
            default -> "duplicate_object";
        };
        String help = "DO $$ BEGIN\n    " + trouble.step().text() + ";\nEXCEPTION\n    WHEN " + condition
                + " THEN NULL;\nEND $$;";
        Edit edit = new Edit(trouble.step().start(), trouble.step().end(), help.substring(0, help.length() - 1));
        return trouble.at(name, trouble.leaves("constraint"), help, edit);
    }
}

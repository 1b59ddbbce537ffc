package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Argument;
import io.github.migrationguard.sql.ast.Command.CreateRoutine;
import io.github.migrationguard.sql.ast.Command.CreateView;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CREATE OR REPLACE of a view or routine that a later statement gives other columns or another return type. */
final class OrReplaceRefused implements Rule {
    @Override
    public String id() {
        return "or-replace-refused";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (trouble.command() instanceof CreateView view && trouble.stopsWith("42P16")) {
            return advice(trouble, "VIEW", view.name(), "");
        }
        if (trouble.command() instanceof CreateRoutine routine && trouble.stopsWith("42P13")) {
            String types = routine.arguments().stream()
                    .filter(argument -> argument.mode() != Argument.Mode.OUT && argument.mode() != Argument.Mode.TABLE)
                    .map(Argument::typeText)
                    .collect(Collectors.joining(", "));
            return advice(trouble, routine.kind().words().toUpperCase(Locale.ROOT), routine.name(), "(" + types + ")");
        }
        return null;
    }

    private static Advice advice(Trouble trouble, String kind, QualifiedName name, String signature) {
        Step step = trouble.step();
        String written = step.tokens().text().substring(name.start(), name.end());
        return trouble.stopping(
                "A later statement of this migration gives it another shape, which OR REPLACE cannot take back. "
                        + trouble.crash() + " makes the next run stop here.",
                Cure.edit(step, Edit.insert(step.start(), "DROP " + kind + " IF EXISTS " + written + signature + ";\n"))
                        .remark("or keep only the last of its definitions"));
    }
}

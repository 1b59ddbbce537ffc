package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Command.CreateIndex;
import io.github.migrationguard.sql.ast.Command.IndexElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE INDEX without a name: PostgreSQL makes up another name each time and builds a second index. */
final class UnnamedIndexRepeats implements Rule {
    @Override
    public String id() {
        return "unnamed-index-repeats";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.command() instanceof CreateIndex create)
                || create.name() != null
                || !trouble.is(Hazard.Kind.CHANGES_STATE)) {
            return null;
        }
        return new Advice(
                Place.of(create.table()),
                "running this again builds a second index on \""
                        + create.table().name().value() + "\", under another name",
                trouble.crash() + " leaves the index behind; the next run finds no name that is taken.",
                cure(trouble.step(), create));
    }

    static Cure cure(Step step, CreateIndex create) {
        Tokens tokens = step.tokens();
        int on = step.tokenAt(create.table().start());
        while (!tokens.isWord(on, "on")) {
            on--;
        }
        String name = SqlText.quoted(name(create));
        if (create.concurrently()) {
            String text = tokens.text().substring(step.start(), tokens.start(on)) + name + " "
                    + tokens.text().substring(tokens.start(on), step.end());
            String schema = create.table().schema() == null
                    ? ""
                    : SqlText.quoted(create.table().schema().value()) + ".";
            return Cure.edit(
                    step,
                    new Edit(
                            step.start(),
                            step.end(),
                            "DROP INDEX CONCURRENTLY IF EXISTS " + schema + name + ";\n" + text));
        }
        return Cure.edit(step, Edit.insert(tokens.start(on), "IF NOT EXISTS " + name + " "));
    }

    /** What PostgreSQL would call the first one. */
    private static String name(CreateIndex create) {
        List<String> columns = new ArrayList<>();
        for (IndexElement element : create.elements()) {
            columns.add(element.implicitName());
        }
        return SqlText.implicitName(create.table().name().value(), String.join("_", columns), "idx");
    }
}

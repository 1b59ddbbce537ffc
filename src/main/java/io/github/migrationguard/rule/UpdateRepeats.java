package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.ast.Command.Insert;
import io.github.migrationguard.sql.ast.Command.Merge;
import io.github.migrationguard.sql.ast.Command.Update;
import io.github.migrationguard.sql.ast.QualifiedName;
import org.jspecify.annotations.Nullable;

/** An UPDATE, a MERGE or an ON CONFLICT DO UPDATE that changes its rows once more. */
final class UpdateRepeats implements Rule {
    private static final int LONGEST = 80;

    @Override
    public String id() {
        return "update-repeats";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        QualifiedName table = table(trouble);
        if (table == null) {
            return null;
        }
        String name = "\"" + table.name().value() + "\"";
        Cure cure =
                Cure.words("Add a condition that no longer holds once a row is changed, so that the second run finds"
                        + " none:\nUPDATE " + SqlText.quoted(table) + " SET " + set(trouble)
                        + " WHERE <what is true only before>;\n"
                        + "Where the rows do not tell, mark them in a column of their own, set by the same UPDATE.");
        if (trouble.stopsWith("23505")) {
            return trouble.stopping(
                    trouble.crash() + " leaves the rows changed; the next run changes them again.", cure);
        }
        return trouble.is(Hazard.Kind.CHANGES_STATE)
                ? trouble.changing(
                        "running this again changes rows of " + name + " a second time: " + trouble.aboutRows(table),
                        trouble.crash() + " leaves the rows changed; the next run changes them again.",
                        cure)
                : null;
    }

    private static String set(Trouble trouble) {
        String set = trouble.command() instanceof Update update
                ? trouble.step().tokens().text(update.set())
                : "";
        return set.isEmpty() || set.length() > LONGEST || set.contains("\n") ? "\u2026" : set;
    }

    private static @Nullable QualifiedName table(Trouble trouble) {
        if (trouble.command() instanceof Update update) {
            return update.table();
        }
        if (trouble.command() instanceof Merge merge) {
            return merge.table();
        }
        boolean upsert = trouble.command() instanceof Insert insert
                && insert.onConflict() != null
                && !insert.onConflict().doNothing()
                && trouble.hazard().detail().contains("DO UPDATE");
        return upsert ? ((Insert) trouble.command()).table() : null;
    }
}

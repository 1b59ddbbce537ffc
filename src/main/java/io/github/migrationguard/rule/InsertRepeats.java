package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.ast.Command.Copy;
import io.github.migrationguard.sql.ast.Command.Insert;
import io.github.migrationguard.sql.ast.QualifiedName;
import org.jspecify.annotations.Nullable;

/** INSERT and COPY whose rows are inserted again, or refused by a key. */
final class InsertRepeats implements Rule {
    @Override
    public String id() {
        return "insert-repeats";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        QualifiedName table = trouble.command() instanceof Insert insert
                ? insert.table()
                : trouble.command() instanceof Copy copy && copy.from() ? copy.table() : null;
        if (table == null) {
            return null;
        }
        if (trouble.stopsWith("23505")) {
            return trouble.stopping(
                    trouble.crash() + " leaves the rows behind; the next run meets their keys.", keyed(trouble, table));
        }
        return trouble.is(Hazard.Kind.CHANGES_STATE)
                ? trouble.changing(
                        "running this again inserts the rows into \""
                                + table.name().value() + "\" a second time",
                        trouble.crash() + " leaves the rows behind, and no unique key keeps them from coming again.",
                        unkeyed(trouble, table))
                : null;
    }

    private static Cure keyed(Trouble trouble, QualifiedName table) {
        Step step = trouble.step();
        boolean plain = step.command() instanceof Insert insert
                && insert.onConflict() == null
                && !insert.rows().isEmpty();
        return plain
                ? Cure.edit(step, Edit.insert(Inserted.end(step), " ON CONFLICT DO NOTHING"))
                : words(trouble, table);
    }

    private static Cure unkeyed(Trouble trouble, QualifiedName table) {
        Cure cure = trouble.command() instanceof Insert insert
                ? Inserted.unlessThere(trouble.step(), insert, trouble.migration())
                : null;
        return cure != null ? cure : words(trouble, table);
    }

    private static Cure words(Trouble trouble, QualifiedName table) {
        if (trouble.command() instanceof Copy) {
            return Cure.words(
                    "Load into a temporary table, and insert from there what is missing:\nCREATE TEMPORARY TABLE"
                            + " loaded (LIKE " + SqlText.quoted(table) + ");\nCOPY loaded \u2026;\nINSERT INTO "
                            + SqlText.quoted(table) + " SELECT * FROM loaded EXCEPT SELECT * FROM "
                            + SqlText.quoted(table) + ";");
        }
        return Cure.words("Insert only what is missing: INSERT INTO " + SqlText.quoted(table)
                + " \u2026 SELECT \u2026 WHERE NOT EXISTS (SELECT 1 FROM " + SqlText.quoted(table)
                + " WHERE <the columns that tell one row from another>), or give the table a unique key and the INSERT"
                + " its ON CONFLICT (<key>) DO NOTHING.");
    }
}

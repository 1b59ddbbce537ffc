package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.ast.Command.Delete;
import io.github.migrationguard.sql.ast.Command.Truncate;
import io.github.migrationguard.sql.ast.QualifiedName;
import org.jspecify.annotations.Nullable;

/** A DELETE or TRUNCATE that takes away other rows when it is run again. */
final class DeleteRepeats implements Rule {
    @Override
    public String id() {
        return "delete-repeats";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        QualifiedName table = trouble.command() instanceof Delete delete
                ? delete.table()
                : trouble.command() instanceof Truncate truncate
                        ? truncate.tables().get(0)
                        : null;
        if (table == null || !trouble.is(Hazard.Kind.CHANGES_STATE)) {
            return null;
        }
        return trouble.changing(
                "running this again deletes other rows of \"" + table.name().value() + "\": "
                        + trouble.aboutRows(table),
                trouble.crash() + " leaves the rows deleted; the next run deletes what is there then.",
                Cure.words("Name the rows by values that never change: DELETE FROM " + SqlText.quoted(table)
                        + " WHERE <key> IN (\u2026)."));
    }
}

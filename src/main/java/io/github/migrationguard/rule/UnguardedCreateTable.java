package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateTable;
import io.github.migrationguard.sql.ast.Command.CreateTableAs;
import io.github.migrationguard.sql.ast.Persistence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE, CREATE TABLE AS and SELECT INTO of a table that is there already. */
final class UnguardedCreateTable implements Rule {
    @Override
    public String id() {
        return "unguarded-create-table";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!trouble.stopsWith("42P07")) {
            return null;
        }
        if (trouble.command() instanceof CreateTable create) {
            return trouble.alreadyThere("table", Guards.ifNotExists(trouble.step(), Place.of(create.name())));
        }
        if (trouble.command() instanceof CreateTableAs create && !create.materialized()) {
            return trouble.alreadyThere("table", cure(trouble.step(), create));
        }
        return null;
    }

    private static Cure cure(Step step, CreateTableAs create) {
        return step.says("create") ? Guards.ifNotExists(step, Place.of(create.name())) : asCreate(step, create);
    }

    /** SELECT INTO, which has no guard, as CREATE TABLE AS. */
    private static Cure asCreate(Step step, CreateTableAs create) {
        int into = step.tokenAt(create.name().start());
        while (!step.tokens().isWord(into, "into")) {
            into--;
        }
        String unlogged = create.persistence() == Persistence.UNLOGGED ? "UNLOGGED " : "";
        String name = step.tokens()
                .text()
                .substring(create.name().start(), create.name().end());
        return Cure.edits(
                step,
                List.of(
                        Edit.insert(step.start(), "CREATE " + unlogged + "TABLE IF NOT EXISTS " + name + " AS "),
                        new Edit(step.tokens().end(into - 1), create.name().end(), "")));
    }
}

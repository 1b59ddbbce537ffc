package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateTable;
import io.github.migrationguard.sql.ast.Command.CreateTableAs;
import io.github.migrationguard.sql.ast.QualifiedName;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE of a table that the first run created. */
final class UnguardedCreateTable implements Rule {
    @Override
    public String id() {
        return "unguarded-create-table";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        QualifiedName name = trouble.step().command() instanceof CreateTable create
                ? create.name()
                : trouble.step().command() instanceof CreateTableAs create ? create.name() : null;
        if (name == null
                || !trouble.raises("42P07")
                || !trouble.names(name.name().value())) {
            return null;
        }
        Edit edit = Edit.insert(name.start(), "IF NOT EXISTS ");
        return trouble.at(name, trouble.leaves("table"), trouble.with(edit), edit);
    }
}

package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateIndex;
import io.github.migrationguard.sql.ast.Identifier;
import org.jspecify.annotations.Nullable;

/** CREATE INDEX of an index that the first run created. */
final class UnguardedCreateIndex implements Rule {
    @Override
    public String id() {
        return "unguarded-create-index";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.step().command() instanceof CreateIndex create)
                || create.name() == null
                || !trouble.raises("42P07")
                || !trouble.names(create.name().value())) {
            return null;
        }
        Identifier name = create.name();
        Edit edit = Edit.insert(name.start(), "IF NOT EXISTS ");
        return trouble.at(name, trouble.leaves("index"), trouble.with(edit), edit);
    }
}

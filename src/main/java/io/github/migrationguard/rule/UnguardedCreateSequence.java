package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateSequence;
import org.jspecify.annotations.Nullable;

/** CREATE SEQUENCE of one that is there already. */
final class UnguardedCreateSequence implements Rule {
    @Override
    public String id() {
        return "unguarded-create-sequence";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        return trouble.command() instanceof CreateSequence create && trouble.stopsWith("42P07")
                ? trouble.alreadyThere("sequence", Guards.ifNotExists(trouble.step(), Place.of(create.name())))
                : null;
    }
}

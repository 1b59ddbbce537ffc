package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateRoutine;
import org.jspecify.annotations.Nullable;

/** CREATE FUNCTION and CREATE PROCEDURE of one that is there already. */
final class UnguardedCreateRoutine implements Rule {
    @Override
    public String id() {
        return "unguarded-create-routine";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        return trouble.command() instanceof CreateRoutine create && trouble.stopsWith("42723")
                ? trouble.alreadyThere(create.kind().words(), Guards.orReplace(trouble.step()))
                : null;
    }
}

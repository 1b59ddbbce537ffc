package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateExtension;
import org.jspecify.annotations.Nullable;

/** CREATE EXTENSION of one that is there already. */
final class UnguardedCreateExtension implements Rule {
    @Override
    public String id() {
        return "unguarded-create-extension";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        return trouble.command() instanceof CreateExtension create && trouble.stopsWith("42710")
                ? trouble.alreadyThere("extension", Guards.ifNotExists(trouble.step(), Place.of(create.name())))
                : null;
    }
}

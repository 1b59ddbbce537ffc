package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateRole;
import org.jspecify.annotations.Nullable;

/** CREATE ROLE, USER and GROUP, which PostgreSQL has no guard for. */
final class UnguardedCreateRole implements Rule {
    @Override
    public String id() {
        return "unguarded-create-role";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        return trouble.command() instanceof CreateRole && trouble.stopsWith("42710")
                ? trouble.alreadyThere("role", Guards.caught(trouble.step(), "42710"))
                : null;
    }
}

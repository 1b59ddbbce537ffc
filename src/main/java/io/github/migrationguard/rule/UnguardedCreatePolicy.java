package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreatePolicy;
import org.jspecify.annotations.Nullable;

/** CREATE POLICY, which PostgreSQL has no guard for. */
final class UnguardedCreatePolicy implements Rule {
    @Override
    public String id() {
        return "unguarded-create-policy";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        return trouble.command() instanceof CreatePolicy && trouble.stopsWith("42710")
                ? trouble.alreadyThere("policy", Guards.caught(trouble.step(), "42710"))
                : null;
    }
}

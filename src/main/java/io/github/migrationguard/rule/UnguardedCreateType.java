package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateDomain;
import io.github.migrationguard.sql.ast.Command.CreateType;
import org.jspecify.annotations.Nullable;

/** CREATE TYPE and CREATE DOMAIN, which PostgreSQL has no guard for. */
final class UnguardedCreateType implements Rule {
    @Override
    public String id() {
        return "unguarded-create-type";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        boolean creates = trouble.command() instanceof CreateType || trouble.command() instanceof CreateDomain;
        return creates && trouble.stopsWith("42710")
                ? trouble.alreadyThere("type", Guards.caught(trouble.step(), "42710"))
                : null;
    }
}

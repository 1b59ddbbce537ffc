package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateTrigger;
import org.jspecify.annotations.Nullable;

/** CREATE TRIGGER of one that is there already. */
final class UnguardedCreateTrigger implements Rule {
    @Override
    public String id() {
        return "unguarded-create-trigger";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.command() instanceof CreateTrigger create) || !trouble.stopsWith("42710")) {
            return null;
        }
        Cure cure = create.constraint()
                ? Guards.caught(trouble.step(), "42710")
                : Guards.orReplace(trouble.step()).remark("OR REPLACE needs PostgreSQL 14 or later.");
        return trouble.alreadyThere("trigger", cure);
    }
}

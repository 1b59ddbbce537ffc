package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateSchema;
import org.jspecify.annotations.Nullable;

/** CREATE SCHEMA of one that is there already. */
final class UnguardedCreateSchema implements Rule {
    @Override
    public String id() {
        return "unguarded-create-schema";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.command() instanceof CreateSchema create) || !trouble.stopsWith("42P06")) {
            return null;
        }
        Step step = trouble.step();
        if (!create.elements().isEmpty()) {
            return trouble.alreadyThere("schema", Guards.caught(step, "42P06"));
        }
        int name = step.tokenAt(create.name().start());
        int at = step.tokens().isWord(name - 1, "authorization") ? name - 1 : name;
        Place place = new Place(step.tokens().start(at), step.tokens().end(name));
        return trouble.alreadyThere("schema", Guards.ifNotExists(step, place));
    }
}

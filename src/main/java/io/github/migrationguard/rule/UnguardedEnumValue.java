package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.AlterAction.AddEnumValue;
import org.jspecify.annotations.Nullable;

/** ALTER TYPE .. ADD VALUE of a label that is there already. */
final class UnguardedEnumValue implements Rule {
    @Override
    public String id() {
        return "unguarded-enum-value";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        return trouble.action() instanceof AddEnumValue && trouble.stopsWith("42710")
                ? trouble.alreadyThere("label", Guards.ifNotExists(trouble.step(), trouble.place()))
                : null;
    }
}

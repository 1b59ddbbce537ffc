package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateTableAs;
import io.github.migrationguard.sql.ast.Command.CreateView;
import org.jspecify.annotations.Nullable;

/** CREATE VIEW and CREATE MATERIALIZED VIEW of one that is there already. */
final class UnguardedCreateView implements Rule {
    @Override
    public String id() {
        return "unguarded-create-view";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!trouble.stopsWith("42P07")) {
            return null;
        }
        if (trouble.command() instanceof CreateView) {
            return trouble.alreadyThere("view", Guards.orReplace(trouble.step()));
        }
        if (trouble.command() instanceof CreateTableAs create && create.materialized()) {
            return trouble.alreadyThere(
                    "materialized view", Guards.ifNotExists(trouble.step(), Place.of(create.name())));
        }
        return null;
    }
}

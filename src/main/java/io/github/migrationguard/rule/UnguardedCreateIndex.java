package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateIndex;
import io.github.migrationguard.sql.ast.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE INDEX of one that is there already. */
final class UnguardedCreateIndex implements Rule {
    @Override
    public String id() {
        return "unguarded-create-index";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.command() instanceof CreateIndex create)
                || create.name() == null
                || !trouble.stopsWith("42P07")) {
            return null;
        }
        Step step = trouble.step();
        Cure cure = create.concurrently()
                ? droppedFirst(step, create, create.name())
                : Guards.ifNotExists(step, Place.of(create.name()));
        return trouble.alreadyThere("index", cure);
    }

    /**
     * The only safe form for an index that is built concurrently: a build that was cut off leaves an invalid index,
     * which IF NOT EXISTS would accept.
     */
    static Cure droppedFirst(Step step, CreateIndex create, Identifier name) {
        String text = step.tokens().text();
        String schema = create.table().schema() == null
                ? ""
                : text.substring(
                                create.table().schema().start(),
                                create.table().schema().end()) + ".";
        String written = text.substring(name.start(), name.end());
        Edit drop = Edit.insert(step.start(), "DROP INDEX CONCURRENTLY IF EXISTS " + schema + written + ";\n");
        if (!create.ifNotExists()) {
            return Cure.edit(step, drop);
        }
        int guard = step.tokenAt(name.start()) - 3;
        return Cure.edits(step, List.of(drop, new Edit(step.tokens().start(guard), name.start(), "")));
    }
}

package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.Drop;
import org.jspecify.annotations.Nullable;

/** A DROP of a table or view whose name a later statement gives to another kind of relation. */
final class DropOtherKind implements Rule {
    @Override
    public String id() {
        return "drop-other-kind";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.command() instanceof Drop drop) || !trouble.stopsWith("42809")) {
            return null;
        }
        Cure caught = Guards.caught(trouble.step(), "42809");
        Cure create = Recreation.guarded(trouble, drop);
        return caught == null
                ? null
                : trouble.stopping(
                        "A later statement of this migration gives the name to another kind of object, which IF EXISTS"
                                + " does not excuse. " + trouble.crash() + " makes the next run stop here.",
                        create == null ? caught : caught.and(create));
    }
}

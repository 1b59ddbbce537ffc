package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.ast.AlterAction.DropColumn;
import io.github.migrationguard.sql.ast.AlterAction.DropConstraint;
import io.github.migrationguard.sql.ast.Command.Drop;
import org.jspecify.annotations.Nullable;

/** A DROP that takes away more when it is run again: what a later statement made, or another object of the name. */
final class DropRepeats implements Rule {
    @Override
    public String id() {
        return "drop-repeats";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        boolean covers = trouble.command() instanceof Drop
                || trouble.action() instanceof DropColumn
                || trouble.action() instanceof DropConstraint;
        if (!covers || !trouble.is(Hazard.Kind.CHANGES_STATE)) {
            return null;
        }
        boolean cascade = trouble.step().says("cascade");
        return trouble.changing(
                "running this again takes away what the first run left: "
                        + trouble.hazard().detail(),
                trouble.crash() + " makes the next run drop a second time, and nothing brings back what went.",
                Cure.words(
                        cascade
                                ? "Leave CASCADE out and drop by name what has to go, each with IF EXISTS; or let the"
                                        + " statements behind it make again all that CASCADE takes along."
                                : "Drop only what this migration does not make itself: name it with its schema, and put"
                                        + " the DROP behind a condition that no longer holds once its successor is there."));
    }
}

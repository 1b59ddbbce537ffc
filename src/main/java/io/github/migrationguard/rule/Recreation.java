package io.github.migrationguard.rule;

import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;
import org.jspecify.annotations.Nullable;

/** Finds the CREATE that follows a DROP in the same migration. */
final class Recreation {
    private Recreation() {}

    /** The guard for the CREATE of what is dropped here; null where nothing creates it again without a guard. */
    static @Nullable Cure guarded(Trouble trouble, Command.Drop drop) {
        for (Statement statement : trouble.migration().script().statements()) {
            if (statement.number() > trouble.statement().number() && creates(statement.command(), drop)) {
                Step step = new Step(statement.tokens(), statement.command(), null, statement.range(), null);
                return isGuarded(statement.command()) ? null : Guards.ofCreate(step);
            }
        }
        return null;
    }

    private static boolean creates(Command command, Command.Drop drop) {
        QualifiedName created = Subject.created(command);
        if (created == null) {
            return false;
        }
        for (ObjectRef object : drop.objects()) {
            if (object.name().name().value().equals(created.name().value())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGuarded(Command command) {
        return (command instanceof Command.CreateTable create && create.ifNotExists())
                || (command instanceof Command.CreateTableAs as && as.ifNotExists())
                || (command instanceof Command.CreateIndex index && index.ifNotExists())
                || (command instanceof Command.CreateSequence sequence && sequence.ifNotExists())
                || (command instanceof Command.CreateSchema schema && schema.ifNotExists())
                || (command instanceof Command.CreateExtension extension && extension.ifNotExists())
                || (command instanceof Command.CreateView view && view.orReplace())
                || (command instanceof Command.CreateRoutine routine && routine.orReplace())
                || (command instanceof Command.CreateTrigger trigger && trigger.orReplace())
                || (command instanceof Command.CreateRule rule && rule.orReplace());
    }
}

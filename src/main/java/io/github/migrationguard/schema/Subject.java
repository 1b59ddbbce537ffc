package io.github.migrationguard.schema;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement is about, by the names that PostgreSQL stores, without schemas. */
final class Subject {
    private Subject() {}

    /** What stands in a schema of its own after it; null where it makes no such thing. */
    static @Nullable String made(Command command) {
        if (command instanceof Command.CreateTable table) {
            return table.name().name().value();
        }
        if (command instanceof Command.CreateTableAs table) {
            return table.name().name().value();
        }
        if (command instanceof Command.CreateView view) {
            return view.name().name().value();
        }
        if (command instanceof Command.CreateSequence sequence) {
            return sequence.name().name().value();
        }
        if (command instanceof Command.CreateType type) {
            return type.name().name().value();
        }
        if (command instanceof Command.CreateDomain domain) {
            return domain.name().name().value();
        }
        if (command instanceof Command.CreateRoutine routine) {
            return routine.name().name().value();
        }
        if (command instanceof Command.CreateExtension extension) {
            return extension.name().value();
        }
        if (command instanceof Command.CreateSchema schema) {
            return schema.name().value();
        }
        if (command instanceof Command.CreateOther other) {
            return other.object().name().name().value();
        }
        for (AlterAction action : actions(command)) {
            if (action instanceof AlterAction.RenameTo rename) {
                return rename.name().value();
            }
            if (action instanceof AlterAction.AddEnumValue && command instanceof Command.Alter alter) {
                return alter.object().name().name().value();
            }
        }
        return null;
    }

    /** The table whose parts it makes or changes; null where it is about none. */
    static @Nullable String table(Command command) {
        if (command instanceof Command.CreateTable table) {
            return table.name().name().value();
        }
        if (command instanceof Command.CreateTableAs table) {
            return table.name().name().value();
        }
        if (command instanceof Command.CreateView view) {
            return view.name().name().value();
        }
        if (command instanceof Command.CreateIndex index) {
            return index.table().name().value();
        }
        if (command instanceof Command.CreateTrigger trigger) {
            return trigger.table().name().value();
        }
        if (command instanceof Command.CreatePolicy policy) {
            return policy.table().name().value();
        }
        if (command instanceof Command.CreateRule rule) {
            return rule.table().name().value();
        }
        if (command instanceof Command.Alter alter) {
            Identifier name = alter.object().table() == null
                    ? alter.object().name().name()
                    : alter.object().table().name();
            return name.value();
        }
        return null;
    }

    /** Whether such a command can make or change a part of this kind. */
    static boolean mayMake(String kind, Command command) {
        if (command instanceof Command.CreateIndex) {
            return kind.equals("index");
        }
        if (command instanceof Command.CreateTrigger) {
            return kind.equals("trigger");
        }
        if (command instanceof Command.CreatePolicy) {
            return kind.equals("policy");
        }
        return !(command instanceof Command.CreateRule) || kind.equals("rule");
    }

    static List<AlterAction> actions(Command command) {
        return command instanceof Command.Alter alter ? alter.actions() : List.of();
    }
}

package io.github.migrationguard.proof;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.Persistence;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which statements do in a transaction that is rolled back just what they do with a commit after each. Whatever behaves
 * differently there, because it is refused (CONCURRENTLY) or because it works only there (SET LOCAL, LOCK, temporary
 * tables ON COMMIT DROP) is played in a copy of the database instead.
 */
final class Undoable {
    /** What must not stand in a PL/pgSQL block: it changes rows or settings, or runs what nobody has read. */
    private static final Pattern WORDS = Pattern.compile(
            "\\b(insert|update|delete|merge|truncate|copy|commit|rollback|perform|call|execute|set|set_config|lock"
                    + "|nextval|setval|declare\\s+\\w+\\s+cursor|temp|temporary)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Functions that do something which no rollback takes back, or that a rollback must not take back. */
    private static final Pattern EFFECTS = Pattern.compile(
            "\\b(setval|set_config|pg_\\w*lock\\w*|pg_notify|dblink\\w*|lo_\\w+|pg_temp)\\b", Pattern.CASE_INSENSITIVE);

    /** Errors that a statement only raises because it runs in a transaction block. */
    private static final Set<String> OF_TRANSACTIONS = Set.of("25001", "25P01", "25P02", "2D000", "55006", "55P04");

    private Undoable() {}

    /** Whether all of a migration can be played again and again in transactions that are rolled back. */
    static boolean areAll(List<Executable> executables) {
        for (Executable executable : executables) {
            if (!is(executable)) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(Executable executable) {
        Command command = executable.command();
        if (command instanceof Command.CreateIndex create) {
            return !create.concurrently();
        }
        if (command instanceof Command.Drop drop) {
            return !drop.concurrently()
                    && drop.objects().stream().noneMatch(object -> object.kind() == ObjectKind.ROLE);
        }
        if (command instanceof Command.Alter alter) {
            return alter.object().kind() != ObjectKind.ROLE
                    && alter.object().kind() != ObjectKind.DATABASE
                    && alter.actions().stream().noneMatch(Undoable::rewrites);
        }
        if (command instanceof Command.SetVariable set) {
            return !set.local();
        }
        if (command instanceof Command.CreateTable create) {
            return create.persistence() != Persistence.TEMPORARY && !isTemporary(create.name());
        }
        if (command instanceof Command.CreateView create) {
            return !create.temporary() && !isTemporary(create.name());
        }
        if (command instanceof Command.CreateSequence create) {
            return create.persistence() != Persistence.TEMPORARY && !isTemporary(create.name());
        }
        if (executable.changesRows()) {
            return !EFFECTS.matcher(executable.sql()).find();
        }
        if (command instanceof Command.DoBlock) {
            return !WORDS.matcher(executable.sql()).find();
        }
        return command instanceof Command.CreateSchema
                || command instanceof Command.CreateType
                || command instanceof Command.CreateDomain
                || command instanceof Command.CreateRoutine
                || command instanceof Command.CreateTrigger
                || command instanceof Command.CreateRule
                || command instanceof Command.CreatePolicy
                || command instanceof Command.Comment
                || command instanceof Command.Grant
                || command instanceof Command.AlterDefaultPrivileges;
    }

    /** Values are computed again, perhaps by the clock; or the statement runs in transactions of its own. */
    private static boolean rewrites(AlterAction action) {
        return (action instanceof AlterAction.SetType set && !set.using().isEmpty())
                || (action instanceof AlterAction.DetachPartition detach && detach.concurrently());
    }

    private static boolean isTemporary(QualifiedName name) {
        Identifier schema = name.schema();
        return schema != null && schema.value().startsWith("pg_temp");
    }

    /** Whether the failure may only be one of the transaction around it. */
    static boolean isOfTransaction(SqlFailure failure) {
        return OF_TRANSACTIONS.contains(failure.sqlState());
    }
}

package io.github.migrationguard.proof;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.Transaction;
import io.github.migrationguard.sql.ast.Command.Utility;
import io.github.migrationguard.sql.ast.ObjectKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which statements do in a transaction that is rolled back just what they do with a commit after each. Whatever behaves
 * differently there, because it is refused (VACUUM) or because it works only there (SET LOCAL, SAVEPOINT, temporary
 * tables ON COMMIT DROP), is played in a copy of the database instead.
 */
final class Undoable {
    /** What must not stand in a PL/pgSQL block: what ends with its transaction. */
    private static final Pattern BLOCKED = Pattern.compile(
            "\\b(commit|rollback|call|set\\s+local|set_config|temp|temporary)\\b", Pattern.CASE_INSENSITIVE);

    /** Functions that do something which no rollback takes back, or that a rollback must not take back. */
    private static final Pattern EFFECTS = Pattern.compile(
            "\\b(setval|set_config|pg_\\w*lock\\w*|pg_notify|dblink\\w*|lo_\\w+|pg_temp)\\b", Pattern.CASE_INSENSITIVE);

    /** What may move a sequence that was there before, or keep something in the session: all but plain definitions. */
    private static final Pattern CALLS = Pattern.compile(
            "\\b(nextval|using|default\\s+(?!now\\b|gen_random_uuid\\b)[\\w.\"]+\\s*\\()", Pattern.CASE_INSENSITIVE);

    /** Temporary tables that go at the end of another transaction than here. */
    private static final Pattern ON_COMMIT =
            Pattern.compile("\\bon\\s+commit\\s+(drop|delete)\\b", Pattern.CASE_INSENSITIVE);

    /** Settings that only say how long a statement may take, for the transaction of the file or for this one. */
    private static final Set<String> TIMEOUTS =
            Set.of("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout");

    private static final Pattern VOLATILE = Pattern.compile(
            "\\b(now|current_\\w+|\\w+_timestamp|localtime\\w*|timeofday|\\w*random\\w*|uuid_\\w+|nextval|currval|lastval)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Not for the whole session, as SET SESSION CHARACTERISTICS, and with no snapshot of somebody else. */
    private static final Pattern SET_TRANSACTION =
            Pattern.compile("^set\\s+transaction\\s+(?!snapshot\\b)", Pattern.CASE_INSENSITIVE);

    private static final Pattern PLAIN_TRANSACTION = Pattern.compile(
            "(begin|start\\s+transaction|commit|end)(\\s+(work|transaction))?", Pattern.CASE_INSENSITIVE);

    /** Errors that a statement may only raise because it runs in this transaction, or beside another session. */
    private static final Set<String> OF_TRANSACTIONS =
            Set.of("25001", "25P01", "25P02", "2D000", "40001", "40P01", "42P03", "55006", "55P03", "55P04");

    private Undoable() {}

    /**
     * Whether all of a migration can be played again and again in transactions that are rolled back.
     *
     * @param atomic whether its tool runs it in one transaction
     */
    static boolean areAll(List<Executable> executables, boolean atomic) {
        boolean together = isOneTransaction(executables, atomic);
        boolean open = false;
        boolean extensionsStay = executables.stream().noneMatch(one -> drops(one.command(), ObjectKind.EXTENSION));
        for (Executable executable : executables) {
            if (isBoundary(executable)) {
                boolean begins = executable.command() instanceof Transaction transaction
                        && transaction.kind() == Transaction.Kind.BEGIN;
                if (begins == open) {
                    return false;
                }
                open = begins;
            } else if (executable.command() instanceof Utility utility && utility.kind() == Utility.Kind.LOCK) {
                // Outside of a transaction of the file's own it would be refused.
                if (!open) {
                    return false;
                }
            } else if (executable.command() instanceof Command.CreateExtension) {
                if (!extensionsStay) {
                    return false;
                }
            } else if (isDirect(executable) ? open : !is(executable) && !(together && isOfTransaction(executable))) {
                return false;
            }
        }
        return !open;
    }

    /** Whether all statements share one transaction, be it the tool's or the file's own. */
    private static boolean isOneTransaction(List<Executable> executables, boolean atomic) {
        long boundaries = executables.stream().filter(Undoable::isBoundary).count();
        return atomic
                ? boundaries == 0
                : boundaries == 2
                        && isBoundary(executables.get(0))
                        && isBoundary(executables.get(executables.size() - 1));
    }

    /** Whether it ends with its transaction, so that it does the same in any transaction that goes as far. */
    private static boolean isOfTransaction(Executable executable) {
        Command command = executable.command();
        return command instanceof Command.SetVariable
                || setsTransaction(executable)
                || ((command instanceof Command.CreateTable || command instanceof Command.CreateTableAs)
                        && !EFFECTS.matcher(executable.sql()).find());
    }

    /** SET TRANSACTION: to be said before the transaction has read anything. */
    static boolean setsTransaction(Executable executable) {
        return executable.command() instanceof Utility utility
                && utility.kind() == Utility.Kind.SET_TRANSACTION
                && SET_TRANSACTION.matcher(executable.sql()).find();
    }

    /** BEGIN and COMMIT: left out where everything is one transaction. */
    static boolean isBoundary(Executable executable) {
        return executable.command() instanceof Transaction transaction
                && (transaction.kind() == Transaction.Kind.BEGIN || transaction.kind() == Transaction.Kind.COMMIT)
                && PLAIN_TRANSACTION.matcher(executable.sql().strip()).matches();
    }

    /** CONCURRENTLY: refused in a transaction, but run without one where it finds its work done, and changes nothing. */
    static boolean isDirect(Executable executable) {
        Command command = executable.command();
        if (command instanceof Command.CreateIndex create) {
            return create.concurrently() && create.name() != null;
        }
        return command instanceof Command.Drop drop
                && drop.concurrently()
                && drop.objects().size() == 1
                && drop.objects().get(0).kind() == ObjectKind.INDEX;
    }

    /** Whether it may change rows, also by a type of a column that is computed anew. */
    static boolean mayChangeRows(Executable executable) {
        return executable.changesRows()
                || executable.command() instanceof Command.DoBlock
                || executable.command() instanceof Command.CreateTableAs
                || rewrites(executable);
    }

    /** Whether it is a block whose objects may depend on the clock or on chance. */
    static boolean mayMakeAnything(Executable executable) {
        return executable.command() instanceof Command.DoBlock && asksTheClock(executable);
    }

    /**
     * Whether rows of two clean runs may differ by what the clock or chance says: by the statements' own words, or where
     * rows come again that went, by defaults. (A trigger may ask the clock too; then a play in a copy tells.)
     */
    static boolean mayWriteAnything(List<Executable> executables) {
        return executables.stream().anyMatch(one -> mayChangeRows(one) && asksTheClock(one))
                || (executables.stream().anyMatch(one -> one.command() instanceof Command.Delete)
                        && executables.stream().anyMatch(one -> one.command() instanceof Command.Insert));
    }

    private static boolean asksTheClock(Executable executable) {
        return VOLATILE.matcher(executable.sql()).find();
    }

    /** Whether it may leave something that a rollback does not take back: numbers of sequences, locks of the session. */
    static boolean mayLeaveTraces(Executable executable) {
        return mayChangeRows(executable) || CALLS.matcher(executable.sql()).find();
    }

    private static boolean rewrites(Executable executable) {
        return executable.command() instanceof Command.Alter alter
                && alter.actions().stream()
                        .anyMatch(action -> action instanceof AlterAction.SetType set
                                && !set.using().isEmpty());
    }

    private static boolean drops(Command command, ObjectKind kind) {
        return command instanceof Command.Drop drop
                && drop.objects().stream().anyMatch(object -> object.kind() == kind);
    }

    private static boolean is(Executable executable) {
        Command command = executable.command();
        if (command instanceof Command.CreateIndex create) {
            return !create.concurrently();
        }
        if (command instanceof Command.Drop drop) {
            return !drop.concurrently() && !drops(command, ObjectKind.ROLE);
        }
        if (command instanceof Command.Alter alter) {
            return alter.object().kind() != ObjectKind.ROLE
                    && alter.object().kind() != ObjectKind.DATABASE
                    && alter.actions().stream()
                            .noneMatch(action ->
                                    action instanceof AlterAction.DetachPartition detach && detach.concurrently())
                    && !EFFECTS.matcher(executable.sql()).find();
        }
        if (command instanceof Command.SetVariable set) {
            return !set.local() || TIMEOUTS.contains(set.name());
        }
        if (command instanceof Command.CreateTable) {
            return !ON_COMMIT.matcher(executable.sql()).find();
        }
        if (command instanceof Command.CreateTableAs) {
            return !ON_COMMIT.matcher(executable.sql()).find()
                    && !EFFECTS.matcher(executable.sql()).find();
        }
        if (executable.changesRows()) {
            return !EFFECTS.matcher(executable.sql()).find();
        }
        if (command instanceof Command.DoBlock) {
            return !BLOCKED.matcher(executable.sql()).find()
                    && !EFFECTS.matcher(executable.sql()).find();
        }
        return command instanceof Command.CreateSchema
                || command instanceof Command.CreateView
                || command instanceof Command.CreateSequence
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

    /** Whether the failure may only be one of the transaction around it. */
    static boolean isOfTransaction(SqlFailure failure) {
        return OF_TRANSACTIONS.contains(failure.sqlState());
    }
}

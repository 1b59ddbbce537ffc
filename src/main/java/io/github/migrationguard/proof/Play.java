package io.github.migrationguard.proof;

import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.sql.ast.Command;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the statements of one migration as its tool does: with a commit after each, or all in one transaction. */
final class Play {
    /** A statement failed. */
    record Stop(Executable statement, SqlFailure failure) {}

    private final List<Executable> executables;
    private final boolean atomic;

    Play(List<Executable> executables, CrashModel model) {
        this.executables = executables;
        // a message of one statement is no transaction block: CONCURRENTLY and its like pass
        this.atomic = model == CrashModel.TRANSACTION && executables.size() > 1;
    }

    /** Whether all statements share one transaction. */
    boolean isAtomic() {
        return atomic;
    }

    /** Runs everything; null where it passed. */
    @Nullable
    Stop all(MigrationSession session) throws SQLException {
        return first(executables.size(), session);
    }

    /** Runs the first statements and leaves the session as it then is, a transaction open or not. */
    @Nullable
    Stop first(int count, MigrationSession session) throws SQLException {
        begin(session);
        for (Executable executable : executables.subList(0, count)) {
            SqlFailure failure = session.attempt(executable);
            if (failure != null) {
                return new Stop(executable, failure);
            }
            goOn(executable, session);
        }
        return count == executables.size() ? commit(session) : null;
    }

    /** Is told how the clean run goes on, which waits meanwhile. */
    interface Observer {
        default void begin() throws SQLException {}

        default void before(Executable statement) throws SQLException {}

        /** @param statement the number of the statement that was committed just now, and everything before it */
        default void committed(int statement) throws SQLException {}
    }

    /** Runs everything up to the first error and notes what each crash would leave. */
    CleanRun clean(MigrationSession session, Observer observer) throws SQLException {
        List<Integer> committed = new ArrayList<>(List.of(0));
        List<Integer> unexercised = new ArrayList<>();
        observer.begin();
        begin(session);
        int survives = 0;
        for (Executable executable : executables) {
            observer.before(executable);
            long rows;
            try {
                rows = session.run(executable);
            } catch (SQLException raised) {
                return stopped(committed, unexercised, new Stop(executable, SqlFailure.of(raised)));
            }
            if (executable.changesRows() && rows == 0) {
                unexercised.add(executable.number());
            }
            if (session.isIdle() || commits(executable)) {
                survives = executable.number();
            }
            goOn(executable, session);
            committed.add(survives);
            if (survives == executable.number() && !atomic) {
                observer.committed(survives);
            }
        }
        if (atomic && !session.isIdle()) {
            Stop deferred = commit(session);
            if (deferred != null) {
                return stopped(committed, unexercised, deferred);
            }
            committed.set(executables.size(), executables.size());
            observer.committed(executables.size());
        }
        return stopped(committed, unexercised, null);
    }

    private static CleanRun stopped(List<Integer> committed, List<Integer> unexercised, @Nullable Stop stop) {
        return new CleanRun(new CrashPoints(List.copyOf(committed)), List.copyOf(unexercised), stop);
    }

    /** COMMIT AND CHAIN leaves no session idle. */
    private static boolean commits(Executable executable) {
        return executable.command() instanceof Command.Transaction transaction
                && transaction.kind() == Command.Transaction.Kind.COMMIT;
    }

    private void begin(MigrationSession session) throws SQLException {
        if (atomic) {
            session.execute("BEGIN");
        }
    }

    /** Behind a COMMIT or ROLLBACK of its own, the rest of the file is one transaction again. */
    private void goOn(Executable executable, MigrationSession session) throws SQLException {
        if (atomic
                && executable.command() instanceof Command.Transaction
                && session.isIdle()
                && executable.number() < executables.size()) {
            session.execute("BEGIN");
        }
    }

    private @Nullable Stop commit(MigrationSession session) {
        if (!atomic) {
            return null;
        }
        try {
            session.execute("COMMIT");
            return null;
        } catch (SQLException deferred) {
            return new Stop(executables.get(executables.size() - 1), SqlFailure.of(deferred));
        }
    }
}

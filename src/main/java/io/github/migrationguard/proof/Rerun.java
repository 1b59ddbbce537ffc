package io.github.migrationguard.proof;

import io.github.migrationguard.sql.ast.Command;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs statements of a migration again in a session beside the tool's own, in a transaction that stays open for a look at
 * what it has changed, and is then rolled back.
 */
final class Rerun {
    /** How it went. */
    sealed interface Outcome {
        /** It fails, as it would with a commit after each statement. */
        record Failed(Executable statement, SqlFailure failure) implements Outcome {}

        /** @param wrote whether anything was written: else the state is what it was */
        record Passed(boolean wrote) implements Outcome {}

        /** What happened in this transaction may not happen without it. */
        record Unclear() implements Outcome {}
    }

    /** Statements that are sent in one message. */
    private record Batch(List<Executable> statements) {}

    /** Most re-runs that fail do so at the first statement; where they pass, messages get longer. */
    private static final int GROWTH = 4;

    private static final int LARGEST = 64;

    /** It passed without a trace. */
    static final Outcome NOTHING = new Outcome.Passed(false);

    /** It passed, and what it wrote is to be looked at. */
    static final Outcome WROTE = new Outcome.Passed(true);

    private final MigrationSession session;
    private final ConcurrentIndex indexes;
    private final boolean deferring;
    private final boolean leavesTraces;
    private final String clearing;
    private final String counted;
    private boolean set;
    private boolean locked;

    /**
     * @param deferring whether statements share a transaction in the tool's run too, so that constraints may be checked
     *     later there than here
     * @param leavesTraces whether statements may leave something in the session that no rollback takes back
     */
    Rerun(MigrationSession session, boolean deferring, boolean leavesTraces) throws SQLException {
        this.session = session;
        this.indexes = new ConcurrentIndex(session.connection());
        this.deferring = deferring;
        this.leavesTraces = leavesTraces;
        this.clearing = leavesTraces ? "SELECT pg_catalog.pg_advisory_unlock_all(); DISCARD SEQUENCES; " : "";
        // Else the counters that tell what a re-run has written still have those of the last second.
        this.counted = session.major() < 15 ? "" : "SELECT pg_catalog.pg_stat_force_next_flush(); ";
    }

    /** Runs the statements; what they wrote stays to be seen until {@link #undo}. */
    Outcome run(List<Executable> statements) throws SQLException {
        undo();
        Outcome outcome = NOTHING;
        int begun = 0;
        for (Batch batch : batches(statements)) {
            Executable first = batch.statements().get(0);
            if (Undoable.isDirect(first)) {
                if (!outcome.equals(NOTHING)) {
                    return new Outcome.Unclear();
                }
                session.giveUp();
                outcome = direct(first, statements);
                begun = first.number();
            } else {
                outcome = send(batch.statements(), statements.subList(begun, statements.size()));
            }
            if (!(outcome instanceof Outcome.Passed)) {
                return outcome;
            }
        }
        return outcome;
    }

    /** Ends the transaction; nothing that it did stays. */
    void undo() throws SQLException {
        session.giveUp();
        if (locked) {
            // A lock that is kept would stop the clean run.
            session.execute("SELECT pg_catalog.pg_advisory_unlock_all()");
            locked = false;
        }
        if (set) {
            session.resetButStatements();
            set = false;
        }
    }

    private static List<Batch> batches(List<Executable> statements) {
        List<Batch> batches = new ArrayList<>();
        List<Executable> batch = new ArrayList<>();
        int size = 1;
        for (Executable statement : statements) {
            if (Undoable.isBoundary(statement)) {
                continue;
            }
            if (isAlone(statement) || batch.size() == size) {
                if (!batch.isEmpty()) {
                    batches.add(new Batch(List.copyOf(batch)));
                    batch.clear();
                    size = Math.min(LARGEST, size * GROWTH);
                }
                if (isAlone(statement)) {
                    batches.add(new Batch(List.of(statement)));
                    continue;
                }
            }
            batch.add(statement);
        }
        if (!batch.isEmpty()) {
            batches.add(new Batch(List.copyOf(batch)));
        }
        return batches;
    }

    /** SET may change how the text behind it is read. */
    private static boolean isAlone(Executable statement) {
        return statement.copyData() != null
                || statement.command() instanceof Command.SetVariable
                || Undoable.isDirect(statement);
    }

    private Outcome send(List<Executable> batch, List<Executable> fromBeginning) throws SQLException {
        try {
            return send(batch);
        } catch (SQLException raised) {
            if (batch.size() == 1) {
                return failed(batch.get(0), raised);
            }
        }
        session.giveUp();
        for (Executable statement : fromBeginning) {
            if (!Undoable.isBoundary(statement)) {
                try {
                    send(List.of(statement));
                } catch (SQLException raised) {
                    return failed(statement, raised);
                }
            }
        }
        // Together they fail, one by one they do not.
        return new Outcome.Unclear();
    }

    /**
     * One message, which is a transaction by itself if none is open, and behind it the question whether anything was
     * written. A BEGIN in its middle keeps the transaction open (PostgreSQL manual, 55.2.2.1); where a statement before it
     * fails, no ROLLBACK is needed.
     */
    private Outcome send(List<Executable> batch) throws SQLException {
        locked = leavesTraces;
        StringBuilder sql = new StringBuilder();
        boolean opens = session.isIdle();
        if (opens) {
            if (!clearing.isEmpty() && Undoable.setsTransaction(batch.get(0))) {
                session.execute(clearing);
            } else {
                sql.append(clearing);
            }
            sql.append("SET CONSTRAINTS ALL IMMEDIATE; ");
        }
        Executable copy = batch.get(0).copyData() == null ? null : batch.get(0);
        if (copy != null) {
            if (opens) {
                session.execute("BEGIN; " + sql);
                sql.setLength(0);
            }
            session.run(copy);
        } else {
            for (Executable statement : batch) {
                sql.append(statement.sql()).append(";\n");
            }
            if (opens) {
                sql.append("BEGIN; ");
            }
        }
        // A transaction that wrote nothing has no id (PostgreSQL manual, 9.27.8).
        sql.append(counted).append("SELECT pg_catalog.pg_current_xact_id_if_assigned()");
        return new Outcome.Passed(session.last(sql.toString()) != null);
    }

    private Outcome failed(Executable statement, SQLException raised) throws SQLException {
        SqlFailure failure = SqlFailure.of(raised);
        boolean extension = statement.command() instanceof Command.CreateExtension;
        if (Undoable.isOfTransaction(failure) || (extension && failure.needsSuperuser())) {
            return new Outcome.Unclear();
        }
        if (deferring && failure.isOfConstraint()) {
            return new Outcome.Unclear();
        }
        return new Outcome.Failed(statement, failure);
    }

    /** Outside of a transaction, where it is sure to change nothing. */
    private Outcome direct(Executable statement, List<Executable> statements) throws SQLException {
        for (Executable before : statements.subList(0, statement.number() - 1)) {
            if (before.command() instanceof Command.SetVariable) {
                set = true;
                session.run(before);
            }
        }
        if (!indexes.isDone(statement)) {
            return new Outcome.Unclear();
        }
        SqlFailure failure = session.attempt(statement);
        return failure == null ? NOTHING : new Outcome.Failed(statement, failure);
    }
}

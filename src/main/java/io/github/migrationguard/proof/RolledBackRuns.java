package io.github.migrationguard.proof;

import io.github.migrationguard.catalog.Changes;
import io.github.migrationguard.catalog.Difference;
import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.RowSample;
import io.github.migrationguard.catalog.RowState;
import io.github.migrationguard.catalog.SequenceValue;
import io.github.migrationguard.catalog.Snapshot;
import io.github.migrationguard.proof.MigrationProof.Failure;
import io.github.migrationguard.proof.MigrationProof.Interruption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Re-runs in a session of their own, each in a transaction that is rolled back, while the clean run goes on in another
 * session: no database has to be copied. Whatever is not clear in this way is left to a play in a copy.
 */
final class RolledBackRuns implements Play.Observer {
    /** A re-run that ended in another state than the clean run had reached then; the end decides. */
    private record Pending(int point, State end, Snapshot objects, Map<ObjectName, RowSample> rows) {}

    private final Beside beside;
    private final List<Executable> executables;
    private final Rerun rerun;
    private final Sequences sequences;
    private final IndexInterruptions interruptions;
    private final List<Failure> failing = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private Map<ObjectName, Set<String>> masks = Map.of();
    private final BooleanSupplier late;
    private boolean unclear;

    /**
     * @param atomic whether the migration's tool runs it in one transaction
     * @param late whether there is no time left for re-runs
     */
    RolledBackRuns(Beside beside, List<Executable> executables, boolean atomic, BooleanSupplier late)
            throws SQLException {
        this.late = late;
        this.beside = beside;
        this.executables = executables;
        boolean leavesTraces = executables.stream().anyMatch(Undoable::mayLeaveTraces);
        boolean shared = atomic || executables.stream().anyMatch(Undoable::isBoundary);
        this.rerun = new Rerun(beside.session(), shared && beside.mayDefer(executables), leavesTraces);
        this.sequences = new Sequences(beside, executables, leavesTraces);
        this.interruptions = new IndexInterruptions(beside, executables, rerun);
    }

    /** Whether something was seen that only a play in a copy can tell. */
    boolean isUnclear() {
        return unclear || interruptions.isUnclear();
    }

    /** The crash points behind which something was committed, ascending. */
    List<Failure> failing() {
        return failing;
    }

    List<Interruption> interruptions() {
        return interruptions.found();
    }

    @Override
    public void begin() throws SQLException {
        if (Undoable.mayWriteAnything(executables)) {
            attempt(() -> masks = new Rehearsal(beside, rerun, sequences).masks(executables));
        }
    }

    @Override
    public void before(Executable statement) throws SQLException {
        attempt(() -> interruptions.before(statement));
    }

    /** Plays a crash behind the statement that the clean run has just come to; everything up to it is committed. */
    @Override
    public void committed(int statement) throws SQLException {
        attempt(() -> {
            interruptions.committed(statement);
            crash(statement);
        });
    }

    private interface Step {
        void run() throws SQLException;
    }

    private void attempt(Step step) throws SQLException {
        if (isUnclear() || late.getAsBoolean()) {
            return;
        }
        try {
            step.run();
        } catch (SQLException unreadable) {
            // The owner may not read everything: what row security hides, and what others own.
            if (!SqlFailure.of(unreadable).needsSuperuser()) {
                throw unreadable;
            }
            unclear = true;
            rerun.undo();
        }
    }

    private void crash(int point) throws SQLException {
        sequences.keep(executables.get(point - 1).changesRows());
        boolean equal = isEqual(point, rerun.run(executables.subList(0, point)));
        sequences.restore();
        if (!equal) {
            goOn(point, rerun.run(executables));
            rerun.undo();
            sequences.restore();
        }
    }

    /** Whether a re-run has come to the state of the clean run, or to an end of its own. */
    private boolean isEqual(int point, Rerun.Outcome outcome) throws SQLException {
        Seen again = outcome.equals(Rerun.WROTE) ? see() : null;
        rerun.undo();
        if (!hasPassed(point, outcome)) {
            return true;
        }
        return !sequences.wereMoved() && (again == null || again.equals(seen(again.changes())));
    }

    /** What a re-run has touched, as it left it. */
    private record Seen(
            Changes changes,
            Object objects,
            Map<ObjectName, RowState> rows,
            Map<ObjectName, SequenceValue> sequences) {}

    private Seen see() throws SQLException {
        return beside.reader().session().read(() -> seen(beside.changes()));
    }

    /** The same of the state that the clean run has come to, when the re-run has gone. */
    private Seen seen(Changes changes) throws SQLException {
        StateReader reader = beside.reader();
        Set<Long> some = changes.objects();
        return reader.session().read(() -> {
            Object objects = changes.everything() ? reader.fingerprint() : some.isEmpty() ? some : reader.objects(some);
            return new Seen(
                    changes,
                    objects,
                    changes.tables().isEmpty() ? Map.of() : reader.rows(changes.tables(), masks),
                    sequences.mayDiffer() ? reader.sequences() : Map.of());
        });
    }

    private boolean hasPassed(int point, Rerun.Outcome outcome) {
        if (outcome instanceof Rerun.Outcome.Failed failed) {
            failing.add(Failure.of(point, failed.statement(), failed.failure()));
        } else if (outcome instanceof Rerun.Outcome.Unclear) {
            unclear = true;
        }
        return outcome instanceof Rerun.Outcome.Passed;
    }

    /** Unequal on the way may be equal at the end. */
    private void goOn(int point, Rerun.Outcome outcome) throws SQLException {
        if (hasPassed(point, outcome)) {
            StateReader reader = beside.reader();
            Set<ObjectName> tables =
                    outcome.equals(Rerun.WROTE) ? beside.changes().tables() : Set.of();
            pending.add(new Pending(point, reader.read(masks), reader.objects(), reader.samples(tables, masks)));
        }
    }

    /** Compares the ends of re-runs with the end of the clean run, which is through now. */
    void finish() throws SQLException {
        attempt(this::compare);
    }

    private void compare() throws SQLException {
        if (pending.isEmpty()) {
            return;
        }
        StateReader reader = beside.reader();
        State clean = reader.read(masks);
        Snapshot objects = reader.objects();
        for (Pending play : pending) {
            List<String> lines = new ArrayList<>();
            if (!play.end().objects().equals(clean.objects())) {
                lines.addAll(Difference.between(objects, play.objects()).lines());
                // What a block makes may depend on the clock.
                unclear |= executables.stream().anyMatch(Undoable::mayMakeAnything);
            }
            if (!play.end().rows().equals(clean.rows())) {
                lines.addAll(rows(play, clean, reader));
            }
            unclear |= clean.goesBack(play.end());
            if (!lines.isEmpty()) {
                failing.add(Failure.of(play.point(), lines));
            }
        }
        failing.sort((one, other) -> Integer.compare(one.crashPoint(), other.crashPoint()));
    }

    /** As many rows with other values: perhaps they come from a clock that goes slowly. Only a longer wait can tell. */
    private List<String> rows(Pending play, State clean, StateReader reader) throws SQLException {
        Set<ObjectName> tables = new TreeSet<>(clean.rows().keySet());
        tables.addAll(play.end().rows().keySet());
        List<String> lines = new ArrayList<>();
        boolean counts = false;
        for (ObjectName table : tables) {
            RowState before = clean.rows().getOrDefault(table, RowState.NONE);
            RowState now = play.end().rows().getOrDefault(table, RowState.NONE);
            if (!before.equals(now)) {
                counts |= before.rows() != now.rows();
                RowSample original = reader.samples(Set.of(table), masks).getOrDefault(table, RowSample.NONE);
                lines.add(RowDifference.text(
                        table, before, original, now, play.rows().getOrDefault(table, RowSample.NONE)));
            }
        }
        unclear |= !counts;
        return lines;
    }
}

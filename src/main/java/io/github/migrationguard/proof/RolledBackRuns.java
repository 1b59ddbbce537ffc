package io.github.migrationguard.proof;

import io.github.migrationguard.catalog.Change;
import io.github.migrationguard.catalog.Difference;
import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.SequenceValue;
import io.github.migrationguard.catalog.Snapshot;
import io.github.migrationguard.proof.MigrationProof.Failure;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Re-runs in a session of their own, each in a transaction that is rolled back, while the clean run goes on in another
 * session: no database has to be copied. Whatever is not clear in this way is left to a play in a copy.
 */
final class RolledBackRuns {
    /** A re-run that ended in another state than the clean run had reached then; the end decides. */
    private record Pending(int point, State end, Snapshot objects) {}

    private final MigrationSession session;
    private final StateReader reader;
    private final List<Executable> executables;
    private final List<Failure> failing = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final boolean changesRows;
    private boolean unclear;

    RolledBackRuns(MigrationSession session, StateReader reader, List<Executable> executables) {
        this.session = session;
        this.reader = reader;
        this.executables = executables;
        this.changesRows = executables.stream().anyMatch(Executable::changesRows);
    }

    /** Whether something was seen that only a play in a copy can tell. */
    boolean isUnclear() {
        return unclear;
    }

    List<Failure> failing() {
        return failing;
    }

    /**
     * Plays a crash behind the statement that the clean run has just come to.
     *
     * @param point the crash point; everything up to it is committed
     */
    void crash(int point) throws SQLException {
        try {
            play(point);
        } catch (SQLException unreadable) {
            // The owner may not read everything: what row security hides, and what others own.
            unclear = true;
            session.giveUp();
        }
    }

    private void play(int point) throws SQLException {
        if (changesRows) {
            session.resetButStatements();
        }
        Map<ObjectName, SequenceValue> sequences = changesRows ? reader.sequences() : Map.of();
        State after = again(point, point, false);
        restore(sequences);
        if (after == null || unclear) {
            return;
        }
        State reached = reader.read(Map.of());
        if (!after.rows().equals(reached.rows()) || goesBack(reached, after)) {
            // Perhaps only the clock: two clean runs in copies tell.
            unclear = true;
        } else if (!after.objects().equals(reached.objects())) {
            again(point, executables.size(), true);
            restore(sequences);
        }
    }

    private static boolean goesBack(State from, State to) {
        for (Map.Entry<ObjectName, SequenceValue> sequence : to.sequences().entrySet()) {
            SequenceValue before = from.sequences().get(sequence.getKey());
            if (before != null && sequence.getValue().isBehind(before)) {
                return true;
            }
        }
        return false;
    }

    /** A rollback does not give numbers back; the clean run must get those that it would have got without us. */
    private void restore(Map<ObjectName, SequenceValue> sequences) throws SQLException {
        if (sequences.isEmpty()) {
            return;
        }
        session.resetButStatements();
        Map<ObjectName, SequenceValue> now = reader.sequences();
        for (Map.Entry<ObjectName, SequenceValue> sequence : sequences.entrySet()) {
            SequenceValue before = sequence.getValue();
            if (!before.equals(now.get(sequence.getKey()))) {
                try (PreparedStatement set =
                        session.connection().prepareStatement("SELECT pg_catalog.setval(?::regclass, ?, ?)")) {
                    set.setString(1, sequence.getKey().name());
                    set.setLong(2, before.last());
                    set.setBoolean(3, before.called());
                    set.execute();
                }
            }
        }
    }

    /**
     * Runs the statements up to a crash point again, and then the others.
     *
     * @param to the last statement to run
     * @param kept whether the state is to be compared with that of the clean run, once that is through
     * @return the state it ends in; null where it failed, or changed nothing at all
     */
    private @Nullable State again(int point, int to, boolean kept) throws SQLException {
        session.resetButStatements();
        session.execute("BEGIN; SET CONSTRAINTS ALL IMMEDIATE");
        try {
            for (Executable executable : executables.subList(0, to)) {
                SqlFailure failure = session.attempt(executable);
                if (failure != null) {
                    fail(point, executable, failure);
                    return null;
                }
            }
            if (!hasWritten()) {
                return null;
            }
            State state = reader.read(Map.of());
            if (kept) {
                pending.add(new Pending(point, state, reader.objects()));
            }
            return state;
        } finally {
            session.execute("ROLLBACK");
        }
    }

    private void fail(int point, Executable executable, SqlFailure failure) {
        if (Undoable.isOfTransaction(failure)) {
            unclear = true;
        } else {
            failing.add(new Failure(point, executable.number(), failure.sqlState(), failure.message(), List.of()));
        }
    }

    /** A transaction that wrote nothing has no id (PostgreSQL manual, 9.27.8). */
    private boolean hasWritten() throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_current_xact_id_if_assigned()")) {
            row.next();
            return row.getString(1) != null;
        }
    }

    /** Compares the ends of re-runs with the end of the clean run, which is through now. */
    void finish() throws SQLException {
        try {
            compare();
        } catch (SQLException unreadable) {
            unclear = true;
            session.giveUp();
        }
    }

    private void compare() throws SQLException {
        if (pending.isEmpty() || unclear) {
            return;
        }
        session.resetButStatements();
        State clean = reader.read(Map.of());
        Snapshot objects = null;
        for (Pending play : pending) {
            if (!play.end().rows().equals(clean.rows()) || goesBack(clean, play.end())) {
                unclear = true;
                return;
            }
            if (!play.end().objects().equals(clean.objects())) {
                if (objects == null) {
                    objects = reader.objects();
                }
                List<String> lines = new ArrayList<>();
                for (Change change : Difference.between(objects, play.objects()).changes()) {
                    lines.add(change.text());
                }
                failing.add(new Failure(play.point(), 0, null, "", List.copyOf(lines)));
            }
        }
        failing.sort((one, other) -> Integer.compare(one.crashPoint(), other.crashPoint()));
    }
}

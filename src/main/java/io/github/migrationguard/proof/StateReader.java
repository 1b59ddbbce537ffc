package io.github.migrationguard.proof;

import io.github.migrationguard.catalog.Fingerprint;
import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.RowSample;
import io.github.migrationguard.catalog.RowState;
import io.github.migrationguard.catalog.SequenceValue;
import io.github.migrationguard.catalog.Snapshot;
import io.github.migrationguard.catalog.live.QuietSession;
import io.github.migrationguard.catalog.live.RowReader;
import io.github.migrationguard.catalog.live.SequenceReader;
import io.github.migrationguard.catalog.live.SnapshotReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads states through one session, of which each statement is planned once. */
final class StateReader implements AutoCloseable {
    /** So many rows are looked at to show what differs. */
    static final int SAMPLED = 1_000;

    private final QuietSession session;
    private final SnapshotReader objects;
    private final RowReader rows;
    private final SequenceReader sequences;

    StateReader(Connection connection) throws SQLException {
        session = new QuietSession(connection, State.TIMEOUT);
        objects = new SnapshotReader(session);
        rows = new RowReader(session);
        sequences = new SequenceReader(session);
    }

    QuietSession session() {
        return session;
    }

    /** @param masks columns of tables that are left out */
    State read(Map<ObjectName, Set<String>> masks) throws SQLException {
        return session.read(
                () -> new State(objects.fingerprint(), rows.states(rows.tables(), masks), sequences.values()));
    }

    Fingerprint fingerprint() throws SQLException {
        return objects.fingerprint();
    }

    /** What {@link State#objects} stands for, object by object. */
    Snapshot objects() throws SQLException {
        return objects.read();
    }

    /** Of some relations and routines, by their OIDs. */
    Snapshot objects(Collection<Long> some) throws SQLException {
        return objects.read(some);
    }

    Map<ObjectName, RowState> rows(Collection<ObjectName> tables, Map<ObjectName, Set<String>> masks)
            throws SQLException {
        return rows.states(tables, masks);
    }

    /** Of each column on its own. */
    Map<ObjectName, Map<String, RowState>> columns(Collection<ObjectName> tables) throws SQLException {
        Map<ObjectName, Map<String, RowState>> columns = new TreeMap<>();
        for (ObjectName table : tables) {
            columns.put(table, rows.columns(table));
        }
        return columns;
    }

    /** The first rows, to show what differs. */
    Map<ObjectName, RowSample> samples(Collection<ObjectName> tables, Map<ObjectName, Set<String>> masks)
            throws SQLException {
        Map<ObjectName, RowSample> samples = new TreeMap<>();
        for (ObjectName table : tables) {
            samples.put(table, rows.sample(table, masks.getOrDefault(table, Set.of()), SAMPLED));
        }
        return samples;
    }

    Map<ObjectName, SequenceValue> sequences() throws SQLException {
        return sequences.values();
    }

    @Override
    public void close() throws SQLException {
        objects.close();
        sequences.close();
    }
}

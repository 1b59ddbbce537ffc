package io.github.migrationguard.proof;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.SequenceValue;
import io.github.migrationguard.catalog.Snapshot;
import io.github.migrationguard.catalog.live.RowReader;
import io.github.migrationguard.catalog.live.SequenceReader;
import io.github.migrationguard.catalog.live.SnapshotReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Reads states through one connection; its statements are planned once. */
final class StateReader implements AutoCloseable {
    private final SnapshotReader objects;
    private final RowReader rows;
    private final SequenceReader sequences;

    StateReader(Connection connection) throws SQLException {
        this.objects = new SnapshotReader(connection, State.TIMEOUT);
        this.rows = new RowReader(connection, State.TIMEOUT);
        this.sequences = new SequenceReader(connection, State.TIMEOUT);
    }

    /** @param masks columns of tables that are left out */
    State read(Map<ObjectName, Set<String>> masks) throws SQLException {
        return new State(objects.fingerprint(), rows.states(rows.tables(), masks), sequences.values());
    }

    /** What {@link State#objects} stands for, object by object. */
    Snapshot objects() throws SQLException {
        return objects.read();
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

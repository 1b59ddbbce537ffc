package io.github.migrationguard.proof;

import io.github.migrationguard.catalog.Change;
import io.github.migrationguard.catalog.Difference;
import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.RowState;
import io.github.migrationguard.catalog.SequenceValue;
import io.github.migrationguard.catalog.Snapshot;
import io.github.migrationguard.catalog.live.RowReader;
import io.github.migrationguard.catalog.live.SnapshotReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state after a clean run, and what of it may be otherwise because a second clean run ended otherwise: what depends
 * on the clock or on chance.
 */
final class States {
    private final State clean;
    private final Snapshot objects;
    private final Set<ObjectName> volatileObjects;
    private final Map<ObjectName, Set<String>> masks;

    private States(State clean, Snapshot objects, Set<ObjectName> volatileObjects, Map<ObjectName, Set<String>> masks) {
        this.clean = clean;
        this.objects = objects;
        this.volatileObjects = volatileObjects;
        this.masks = masks;
    }

    /**
     * Reads both states.
     *
     * @param first a connection to the database of the clean run
     * @param second one to the database of a second clean run, some time later
     */
    static States of(Connection first, Connection second) throws SQLException {
        State clean = State.read(first, Map.of());
        State again = State.read(second, Map.of());
        Snapshot objects = snapshot(first);
        Set<ObjectName> volatileObjects = new HashSet<>();
        if (!clean.objects().equals(again.objects())) {
            for (Change change : Difference.between(objects, snapshot(second)).changes()) {
                volatileObjects.add(change.object());
            }
        }
        Map<ObjectName, Set<String>> masks = masks(clean, again, first, second);
        return new States(
                masks.isEmpty() ? clean : State.read(first, masks), objects, Set.copyOf(volatileObjects), masks);
    }

    private static Map<ObjectName, Set<String>> masks(State clean, State again, Connection first, Connection second)
            throws SQLException {
        Map<ObjectName, Map<String, RowState>> one = new HashMap<>();
        Map<ObjectName, Map<String, RowState>> two = new HashMap<>();
        for (Map.Entry<ObjectName, RowState> table : clean.rows().entrySet()) {
            RowState other = again.rows().get(table.getKey());
            if (other != null
                    && !other.equals(table.getValue())
                    && other.rows() == table.getValue().rows()) {
                one.put(table.getKey(), new RowReader(first, State.TIMEOUT).columns(table.getKey()));
                two.put(table.getKey(), new RowReader(second, State.TIMEOUT).columns(table.getKey()));
            }
        }
        return Rehearsal.differing(one, two);
    }

    private static Snapshot snapshot(Connection superuser) throws SQLException {
        try (SnapshotReader reader = new SnapshotReader(superuser, State.TIMEOUT)) {
            return reader.read();
        }
    }

    /**
     * How a database differs from the one of the clean run, one line for each object or table; empty if it does not.
     *
     * @param original a connection to the database of the clean run
     */
    List<String> difference(Connection original, Connection other) throws SQLException {
        State after = State.read(other, masks);
        List<String> lines = new ArrayList<>();
        if (!after.objects().equals(clean.objects())) {
            for (Change change : Difference.between(objects, snapshot(other)).changes()) {
                if (!volatileObjects.contains(change.object())) {
                    lines.add(change.text());
                }
            }
        }
        Set<ObjectName> tables = new TreeSet<>(clean.rows().keySet());
        tables.addAll(after.rows().keySet());
        for (ObjectName table : tables) {
            RowState before = clean.rows().getOrDefault(table, RowState.NONE);
            RowState now = after.rows().getOrDefault(table, RowState.NONE);
            if (!before.equals(now)) {
                lines.add(rows(table, before, now, original, other));
            }
        }
        for (Map.Entry<ObjectName, SequenceValue> sequence : clean.sequences().entrySet()) {
            SequenceValue now = after.sequences().get(sequence.getKey());
            if (now != null && now.isBehind(sequence.getValue())) {
                lines.add(sequence.getKey() + ": goes back from "
                        + sequence.getValue().last() + " to " + now.last());
            }
        }
        return List.copyOf(lines);
    }

    private String rows(ObjectName table, RowState before, RowState now, Connection original, Connection other)
            throws SQLException {
        Set<String> mask = masks.getOrDefault(table, Set.of());
        return RowDifference.text(
                table,
                before,
                new RowReader(original, State.TIMEOUT).sample(table, mask, StateReader.SAMPLED),
                now,
                new RowReader(other, State.TIMEOUT).sample(table, mask, StateReader.SAMPLED));
    }
}

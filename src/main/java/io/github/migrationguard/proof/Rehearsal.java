package io.github.migrationguard.proof;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.RowState;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Two clean runs that are rolled back: what differs between their rows depends on the clock or on chance. */
final class Rehearsal {
    /** More than the unit of the clocks that most columns have. */
    private static final String WAIT = "SELECT pg_catalog.pg_sleep(0.003)";

    private final Beside beside;
    private final Rerun rerun;
    private final Sequences sequences;

    Rehearsal(Beside beside, Rerun rerun, Sequences sequences) {
        this.beside = beside;
        this.rerun = rerun;
        this.sequences = sequences;
    }

    /** Columns whose values differ, by table; none where the migration cannot be run in a transaction. */
    Map<ObjectName, Set<String>> masks(List<Executable> executables) throws SQLException {
        Map<ObjectName, Map<String, RowState>> one = columns(executables);
        if (one.isEmpty()) {
            return Map.of();
        }
        try (Statement statement = beside.session().connection().createStatement()) {
            statement.execute(WAIT);
        }
        return differing(one, columns(executables));
    }

    private Map<ObjectName, Map<String, RowState>> columns(List<Executable> executables) throws SQLException {
        sequences.keep(false);
        Map<ObjectName, Map<String, RowState>> columns = Map.of();
        if (rerun.run(executables) instanceof Rerun.Outcome.Passed passed && passed.wrote()) {
            columns = beside.reader().session().read(() -> beside.reader().columns(beside.writtenTables()));
        }
        rerun.undo();
        sequences.restore();
        return columns;
    }

    /** Columns that differ between two clean runs, in the tables that have as many rows in both. */
    static Map<ObjectName, Set<String>> differing(
            Map<ObjectName, Map<String, RowState>> one, Map<ObjectName, Map<String, RowState>> other) {
        Map<ObjectName, Set<String>> masks = new HashMap<>();
        one.forEach((table, columns) -> {
            Map<String, RowState> again = other.getOrDefault(table, Map.of());
            Set<String> differing = new HashSet<>();
            columns.forEach((column, state) -> {
                RowState now = again.get(column);
                if (now != null && now.rows() == state.rows() && !Objects.equals(now, state)) {
                    differing.add(column);
                }
            });
            if (!differing.isEmpty()) {
                masks.put(table, differing);
            }
        });
        return masks;
    }
}

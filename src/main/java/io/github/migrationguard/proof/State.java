package io.github.migrationguard.proof;

import io.github.migrationguard.catalog.Fingerprint;
import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.RowState;
import io.github.migrationguard.catalog.SequenceValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * All that counts of a database, as values that are quick to compare.
 *
 * @param objects stands for what the catalogs say
 * @param rows stands for the rows of each table, masked columns left out
 * @param sequences where each sequence stands
 */
record State(Fingerprint objects, Map<ObjectName, RowState> rows, Map<ObjectName, SequenceValue> sequences) {
    /** Reading takes milliseconds; only a lock that is never given back would take so long. */
    static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** Whether a sequence of the other state stands where numbers would be handed out again; gaps are not asked about. */
    boolean goesBack(State other) {
        for (Map.Entry<ObjectName, SequenceValue> sequence : sequences.entrySet()) {
            SequenceValue now = other.sequences().get(sequence.getKey());
            if (now != null && now.isBehind(sequence.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** @param masks columns of tables that are left out */
    static State read(Connection superuser, Map<ObjectName, Set<String>> masks) throws SQLException {
        try (StateReader reader = new StateReader(superuser)) {
            return reader.read(masks);
        }
    }
}

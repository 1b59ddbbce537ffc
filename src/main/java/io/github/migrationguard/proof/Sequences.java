package io.github.migrationguard.proof;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.SequenceValue;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where sequences stand around a re-run. A rollback does not give numbers back, and the clean run must get those that it
 * would have got without us.
 */
final class Sequences {
    /** What sets a sequence to another value, or makes a new one of the same name. */
    private static final Pattern SET =
            Pattern.compile("\\b(sequence|restart|identity|\\w*serial\\d?)\\b", Pattern.CASE_INSENSITIVE);

    private final Beside beside;
    private final boolean mayMove;
    private final boolean mayDiffer;
    private Map<ObjectName, SequenceValue> kept = Map.of();
    private boolean listed;

    /** @param mayMove whether statements may take numbers at all */
    Sequences(Beside beside, List<Executable> executables, boolean mayMove) {
        this.beside = beside;
        this.mayDiffer = mayMove
                || executables.stream().anyMatch(one -> SET.matcher(one.sql()).find());
        this.mayMove = mayMove;
    }

    /** Whether a re-run may leave sequences that stand elsewhere. */
    boolean mayDiffer() {
        return mayDiffer;
    }

    /** @param sameOnes whether none has come or gone since the last time */
    void keep(boolean sameOnes) throws SQLException {
        if (mayMove) {
            kept = sameOnes && listed
                    ? beside.sequences().valuesNow()
                    : beside.sequences().values();
            listed = true;
        }
    }

    /** Whether the last re-run took numbers, so that later statements would get other ones; it is undone. */
    boolean wereMoved() throws SQLException {
        return !kept.isEmpty() && !kept.equals(beside.sequences().valuesNow());
    }

    void restore() throws SQLException {
        if (!wereMoved()) {
            return;
        }
        Map<ObjectName, SequenceValue> now = beside.sequences().valuesNow();
        for (Map.Entry<ObjectName, SequenceValue> sequence : kept.entrySet()) {
            SequenceValue before = sequence.getValue();
            if (!before.equals(now.get(sequence.getKey()))) {
                try (PreparedStatement set =
                        beside.session().connection().prepareStatement("SELECT pg_catalog.setval(?::regclass, ?, ?)")) {
                    set.setString(1, sequence.getKey().name());
                    set.setLong(2, before.last());
                    set.setBoolean(3, before.called());
                    set.execute();
                }
            }
        }
    }
}

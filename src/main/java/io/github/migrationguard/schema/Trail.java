package io.github.migrationguard.schema;

import io.github.migrationguard.catalog.ObjectName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the objects of a schema look like behind each statement of a migration, as a clean run leaves them.
 *
 * @param states definitions by name: before the first statement, and behind each that ran, as its own session sees them
 * @param survivors of each crash point from 0 on, the state that is left when the session is lost there
 * @param stop why no more statements ran; null where all did
 */
public record Trail(
        List<Map<ObjectName, String>> states,
        List<Integer> survivors,
        @Nullable String stop) {
    public Trail {
        states = List.copyOf(states);
        survivors = List.copyOf(survivors);
    }

    /** How many statements ran. */
    public int ran() {
        return states.size() - 1;
    }

    public @Nullable String definition(int state, ObjectName object) {
        return states.get(state).get(object);
    }

    /** What one statement changes. */
    public Set<ObjectName> changedBy(int statement) {
        Map<ObjectName, String> before = states.get(statement - 1);
        Map<ObjectName, String> after = states.get(statement);
        Set<ObjectName> changed = new TreeSet<>();
        for (Map.Entry<ObjectName, String> object : after.entrySet()) {
            if (!object.getValue().equals(before.get(object.getKey()))) {
                changed.add(object.getKey());
            }
        }
        for (ObjectName object : before.keySet()) {
            if (!after.containsKey(object)) {
                changed.add(object);
            }
        }
        return changed;
    }

    /** What any statement changes. */
    public Set<ObjectName> changed() {
        Set<ObjectName> changed = new TreeSet<>();
        for (int statement = 1; statement <= ran(); statement++) {
            changed.addAll(changedBy(statement));
        }
        return changed;
    }

    /** Whether an index is there as its building leaves it when it is cut off: INVALID, else as a statement makes it. */
    public boolean isCutOff(ObjectName object, @Nullable String there) {
        if (there == null || !object.kind().equals("index")) {
            return false;
        }
        for (Map<ObjectName, String> state : states) {
            String definition = state.get(object);
            if (definition != null && Health.isCutOff(there, definition)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an object is behind a crash as it is in the database. */
    public boolean fits(int crashPoint, ObjectName object, @Nullable String there) {
        return Objects.equals(definition(survivors.get(crashPoint), object), there);
    }
}

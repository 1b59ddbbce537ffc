package io.github.migrationguard.proof.naive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two clean runs do not agree on.
 *
 * @param lines definitions that only one of the two has
 * @param hidden tables that do not even have the same columns or the same number of rows
 * @param columns columns of tables that hold other values
 */
record Mask(Set<String> lines, Set<String> hidden, Map<String, Set<String>> columns) {
    static final Mask NONE = new Mask(Set.of(), Set.of(), Map.of());

    static Mask of(DatabaseState one, DatabaseState other) {
        Set<String> lines = new HashSet<>();
        if (!one.definitions().equals(other.definitions())) {
            List<String> first = new ArrayList<>(one.definitions());
            List<String> second = new ArrayList<>(other.definitions());
            first.removeAll(other.definitions());
            second.removeAll(one.definitions());
            lines.addAll(first);
            lines.addAll(second);
        }
        Set<String> hidden = new HashSet<>();
        Map<String, Set<String>> columns = new HashMap<>();
        one.tables().forEach((name, rows) -> {
            Rows again = other.tables().get(name);
            if (again == null
                    || again.rows().size() != rows.rows().size()
                    || !again.columns().equals(rows.columns())) {
                hidden.add(name);
            } else {
                columns.put(name, rows.unlike(again));
            }
        });
        return new Mask(lines, hidden, columns);
    }

    List<String> stable(List<String> definitions) {
        return definitions.stream().filter(line -> !lines.contains(line)).toList();
    }

    boolean hides(String table) {
        return hidden.contains(table);
    }

    Set<String> columns(String table) {
        return columns.getOrDefault(table, Set.of());
    }
}

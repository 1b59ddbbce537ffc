package io.github.migrationguard.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Properties that an administrator sets for the sake of speed or replication. They are compared only where a migration
 * sets them too.
 */
final class Tuning {
    private static final Set<String> KINDS = Set.of("table", "column", "index", "materialized view", "statistics");
    private static final List<String> PROPERTIES = List.of(
            "options: ",
            "toast options: ",
            "tablespace: ",
            "statistics: ",
            "storage: ",
            "compression: ",
            "replica identity",
            "target: ");

    private Tuning() {}

    /** The definition without tuning of which the wanted one says nothing. */
    static SchemaObject withoutOwn(SchemaObject there, SchemaObject wanted) {
        if (!KINDS.contains(there.kind())) {
            return there;
        }
        List<String> lines = new ArrayList<>(there.lines());
        for (String property : PROPERTIES) {
            if (wanted.lines().stream().noneMatch(line -> line.startsWith(property))) {
                lines.removeIf(line -> line.startsWith(property));
            }
        }
        return new SchemaObject(there.name(), there.table(), lines);
    }
}

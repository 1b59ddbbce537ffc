package io.github.migrationguard.rerun;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** DROP COLUMN takes indexes, constraints, the default and an owned sequence with it. */
final class ColumnRemoval {
    private ColumnRemoval() {}

    static void remove(Run run, Key key, Entity table, String column, boolean cascade) {
        for (Key owned : run.catalog().owned(key)) {
            Entity part = run.catalog().find(owned);
            if (part != null && goesWith(part, column)) {
                Removal.remove(run, owned, cascade);
            }
        }
        Entity changed = table;
        Parts parts = table.parts();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.name(i);
            if (isConstraintOn(part, parts.value(i), column)) {
                changed = changed.withoutTrace(part);
                Key index = Key.relation(key.schema(), part.name());
                Entity indexed = run.catalog().find(index);
                if (indexed != null && Objects.equals(indexed.owner(), key)) {
                    Removal.remove(run, index, cascade);
                }
            }
        }
        changed = changed.without(Relations.defaultOf(column)).without(Part.column(column));
        run.catalog().put(key, changed.withRows(table.rows().withoutColumn(column)));
    }

    private static boolean goesWith(Entity owned, String column) {
        return switch (owned.kind()) {
            case INDEX -> Relations.reads(Relations.readsOf(owned), column);
            case SEQUENCE -> owned.definition().equals(column);
            default -> false;
        };
    }

    private static boolean isConstraintOn(Part part, PartValue value, String column) {
        if (part.kind() != Part.Kind.CONSTRAINT) {
            return false;
        }
        String columns = value.settings().getOrDefault("columns", "");
        List<String> names = Arrays.asList(columns.split(","));
        return names.contains(column);
    }
}

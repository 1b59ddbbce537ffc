package io.github.migrationguard.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How one snapshot differs from an earlier one.
 *
 * @param changes one for each object that differs, ordered by the objects' names; empty for equal snapshots
 */
public record Difference(List<Change> changes) {
    public Difference {
        changes = List.copyOf(changes);
    }

    /** What changed on the way from {@code before} to {@code after}. */
    public static Difference between(Snapshot before, Snapshot after) {
        var names = new TreeSet<>(before.objects().keySet());
        names.addAll(after.objects().keySet());
        List<Change> changes = new ArrayList<>();
        for (ObjectName name : names) {
            String was = before.objects().get(name);
            String is = after.objects().get(name);
            if (was == null && is != null) {
                changes.add(new Change.Added(name, is));
            } else if (was != null && is == null) {
                changes.add(new Change.Missing(name, was));
            } else if (was != null && is != null && !was.equals(is)) {
                changes.add(new Change.Changed(name, was, is));
            }
        }
        return new Difference(changes);
    }

    /** Whether the snapshots are equal. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** One line for each change. */
    public List<String> lines() {
        return changes.stream().map(Change::text).toList();
    }
}

package io.github.migrationguard.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All objects of a database with their definitions. Dropping an object and creating it again as it was gives an equal
 * snapshot: there is no OID, no file number and no transaction number in it.
 *
 * @param objects sorted and unmodifiable; a definition is lines of text, most of the form {@code property: value}, and
 *     holds nothing for a property that has its default
 */
public record Snapshot(SortedMap<ObjectName, String> objects) {
    public Snapshot {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    /** A snapshot of these objects, in any order. */
    public static Snapshot of(Map<ObjectName, String> objects) {
        return new Snapshot(new TreeMap<>(objects));
    }
}

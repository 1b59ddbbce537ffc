package io.github.migrationguard.catalog;

import java.util.Set;

/**
 * What a transaction has changed, so that not everything must be looked at.
 *
 * @param everything whether something changed that other objects may tell of, so that all must be compared
 * @param objects OIDs of the relations and routines that changed, came or went
 * @param tables the tables whose rows may have changed
 */
public record Changes(boolean everything, Set<Long> objects, Set<ObjectName> tables) {
    public Changes {
        objects = Set.copyOf(objects);
        tables = Set.copyOf(tables);
    }
}

package io.github.migrationguard.rerun;

/**
 * One thing that a database certainly has after migrations, by the names that PostgreSQL stores.
 *
 * @param kind as snapshots call it: {@code table}, {@code column}, {@code row security}, ...
 * @param schema empty for what is in none
 * @param table the relation or type that it is a part of; empty for what is no part
 * @param definition the lines of its definition that are certain, in the words of a snapshot; mostly none
 */
public record Certain(String kind, String schema, String table, String name, String definition) {}

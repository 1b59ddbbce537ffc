package io.github.migrationguard.catalog;

/**
 * Where a sequence stands (PostgreSQL manual, CREATE SEQUENCE, Notes).
 *
 * @param last the value that was handed out last, or that comes next where none was
 * @param called whether {@code last} was handed out
 */
public record SequenceValue(long last, boolean called) {}

package io.github.migrationguard.catalog;

/**
 * Where a sequence stands (PostgreSQL manual, CREATE SEQUENCE, Notes).
 *
 * @param last the value that was handed out last, or that comes next where none was
 * @param called whether {@code last} was handed out
 */
public record SequenceValue(long last, boolean called) {
    /** Whether numbers that {@code other} had handed out would be handed out again; gaps are not asked about. */
    public boolean isBehind(SequenceValue other) {
        return last < other.last || (last == other.last && other.called && !called);
    }
}

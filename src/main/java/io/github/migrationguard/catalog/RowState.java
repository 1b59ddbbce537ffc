package io.github.migrationguard.catalog;

/**
 * Stands for the rows of one table, or the values of one column, as a multiset: their order does not count, their number does.
 *
 * @param rows how many
 * @param high sum of one 64-bit hash over all rows as text, modulo 2^64
 * @param low sum of another
 */
public record RowState(long rows, long high, long low) {
    /** Of a table that is empty or not there. */
    public static final RowState NONE = new RowState(0, 0, 0);
}

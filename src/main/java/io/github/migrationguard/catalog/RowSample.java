package io.github.migrationguard.catalog;

import java.util.List;

/**
 * Some rows of a table, to show them to somebody.
 *
 * @param rows the rows in PostgreSQL's text form of a record, {@code (1,"a b",)}, in a stable order, duplicates kept
 * @param complete whether these are all rows
 */
public record RowSample(List<String> rows, boolean complete) {
    /** Of a table that is empty or not there. */
    public static final RowSample NONE = new RowSample(List.of(), true);

    public RowSample {
        rows = List.copyOf(rows);
    }
}

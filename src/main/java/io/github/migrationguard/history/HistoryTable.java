package io.github.migrationguard.history;

import java.util.List;

/**
 * The history table of one schema.
 *
 * @param schema where it is looked for
 * @param name without its schema
 * @param rows in the order of their start; empty where there is no table
 */
public record HistoryTable(String schema, String name, Status status, List<HistoryRow> rows) {
    /** Whether there is such a table. */
    public enum Status {
        PRESENT,
        /** There is none, and no other table either: a new database. */
        ABSENT,
        /** There is none, but other tables are there: Prisma refuses to deploy (P3005). */
        UNMANAGED;

        /** The lower-case word that JSON uses. */
        public String word() {
            return switch (this) {
                case PRESENT -> "present";
                case ABSENT -> "absent";
                case UNMANAGED -> "unmanaged";
            };
        }
    }

    /** For people and JSON: {@code public._prisma_migrations}. */
    public String shown() {
        return schema + "." + name;
    }
}

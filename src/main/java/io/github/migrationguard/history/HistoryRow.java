package io.github.migrationguard.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a migration as Prisma recorded it; several for one migration are normal. The clock is that of the
 * machine that ran Prisma.
 *
 * @param checksum of the text that was run; empty where the column is NULL
 * @param finishedAt null where the attempt failed or still runs
 * @param rolledBackAt null unless somebody resolved the attempt as rolled back
 * @param logs the error; null where there was none or Prisma could not write it
 * @param appliedSteps 1 after a normal run, 0 otherwise
 */
public record HistoryRow(
        String id,
        String migration,
        String checksum,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant rolledBackAt,
        @Nullable String logs,
        int appliedSteps) {

    /** The same, resolved as rolled back. */
    HistoryRow rolledBack(Instant at) {
        return new HistoryRow(id, migration, checksum, startedAt, finishedAt, at, logs, appliedSteps);
    }

    /** Whether Prisma still counts it. */
    public boolean live() {
        return rolledBackAt == null;
    }

    /** Whether it blocks the next deploy (P3009); a running attempt looks the same. */
    public boolean unfinished() {
        return live() && finishedAt == null;
    }

    /** Whether the migration counts as applied. */
    public boolean applied() {
        return live() && finishedAt != null;
    }

    /** Whether it was only recorded, not run, as {@code prisma migrate resolve --applied} does. */
    public boolean recordedOnly() {
        return applied() && appliedSteps == 0 && "".equals(logs) && startedAt.equals(finishedAt);
    }
}

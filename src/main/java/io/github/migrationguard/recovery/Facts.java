package io.github.migrationguard.recovery;

import io.github.migrationguard.history.HistoryRow;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.PrismaChecksum;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one migration before it is put into words.
 *
 * @param migration null where its directory is gone
 * @param rows what was recorded of it, in the order of its start
 * @param running what shows that it is being run, or null
 * @param created objects that it creates, looked for only where it is not applied
 * @param present those of them that exist
 */
record Facts(
        String id,
        @Nullable Migration migration,
        List<HistoryRow> rows,
        @Nullable String running,
        Set<CreatedObject> created,
        Set<CreatedObject> present) {
    private static final String FILE_MISSING = "migration-file-missing";

    State state() {
        if (rows.stream().anyMatch(HistoryRow::unfinished)) {
            return running == null ? State.FAILED : State.RUNNING;
        }
        if (rows.stream().anyMatch(HistoryRow::applied)) {
            return migration == null || lacksFile() ? State.MISSING : State.APPLIED;
        }
        return rows.isEmpty() ? State.PENDING : State.ROLLED_BACK;
    }

    /** Of the attempts that decide the state, the last. */
    @Nullable
    HistoryRow decisive() {
        HistoryRow decisive = null;
        int best = -1;
        for (HistoryRow row : rows) {
            int weight = row.unfinished() ? 2 : row.applied() ? 1 : 0;
            if (weight >= best) {
                decisive = row;
                best = weight;
            }
        }
        return decisive;
    }

    long live() {
        return rows.stream().filter(HistoryRow::live).count();
    }

    /** Whether the directory is there without its {@code migration.sql}. */
    boolean lacksFile() {
        return migration != null
                && migration.findings().stream()
                        .anyMatch(finding -> finding.rule().equals(FILE_MISSING));
    }

    /** Whether the file that was run is not the file that is there. */
    boolean edited() {
        HistoryRow row = decisive();
        return migration != null
                && migration.wasRead()
                && row != null
                && row.live()
                && !PrismaChecksum.matches(row.checksum(), migration.source().text());
    }

    boolean baselined() {
        HistoryRow row = decisive();
        return row != null && row.recordedOnly();
    }
}

package io.github.migrationguard.recovery;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.history.HistoryRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one migration stands.
 *
 * @param conditions each at most once, in the order of {@link Condition}
 * @param rows what was recorded, in the order of its start
 * @param decisive the row that the state comes from; null where there is none
 * @param severity null where there is nothing to tell
 * @param message what there is to tell, one or more sentences; empty where there is nothing
 * @param advice what to do, with the exact command; empty where there is nothing to do
 */
public record MigrationStatus(
        String id,
        State state,
        List<Condition> conditions,
        List<HistoryRow> rows,
        @Nullable HistoryRow decisive,
        @Nullable Severity severity,
        String message,
        String advice) {

    public @Nullable Instant startedAt() {
        return decisive == null ? null : decisive.startedAt();
    }

    public @Nullable Instant finishedAt() {
        return decisive == null ? null : decisive.finishedAt();
    }
}

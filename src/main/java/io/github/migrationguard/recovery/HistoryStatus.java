package io.github.migrationguard.recovery;

import io.github.migrationguard.history.Activity;
import io.github.migrationguard.history.HistoryTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where the migrations of one directory stand in one database.
 *
 * @param directory path with {@code /}, relative to the directory Maven was started in
 * @param layout word of the layout
 * @param migrations failed ones first, then by {@link State}; within a state in the order of the files
 */
public record HistoryStatus(
        String directory, String layout, HistoryTable table, Activity activity, List<MigrationStatus> migrations) {

    /** How many migrations are in each state, without those that none is in. */
    public Map<State, Integer> counts() {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (MigrationStatus migration : migrations) {
            counts.merge(migration.state(), 1, Integer::sum);
        }
        return counts;
    }

    /** Whether every migration is applied as its file has it, so that a deploy has nothing to do and nothing to stop at. */
    public boolean upToDate() {
        for (MigrationStatus migration : migrations) {
            boolean sound = !migration.conditions().contains(Condition.EDITED)
                    && !migration.conditions().contains(Condition.DUPLICATE);
            boolean leftover = migration.state() == State.ROLLED_BACK && migration.severity() == null;
            if (!leftover && (migration.state() != State.APPLIED || !sound)) {
                return false;
            }
        }
        return true;
    }
}

package io.github.migrationguard.check;

import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.recovery.HistoryStatus;
import io.github.migrationguard.recovery.MigrationStatus;
import java.util.List;

/**
 * Where a database stands.
 *
 * @param outcome what the build should make of it
 * @param database {@code host:port/name}
 * @param histories in the order in which they were asked for
 * @param left directories whose layout has no history table that can be read
 * @param unread files that could not be read, so that nothing is known of them
 */
public record StatusResult(
        Outcome outcome, String database, List<HistoryStatus> histories, List<String> left, List<String> unread) {

    /** Whether a deploy has nothing to do, and nothing to stop at. */
    public boolean upToDate() {
        return unread.isEmpty() && histories.stream().allMatch(HistoryStatus::upToDate);
    }

    /** How many migrations weigh as much. */
    public int count(Severity severity) {
        int count = 0;
        for (HistoryStatus history : histories) {
            for (MigrationStatus migration : history.migrations()) {
                if (migration.severity() == severity) {
                    count++;
                }
            }
        }
        return count;
    }
}

package io.github.migrationguard.check;

import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.database.DatabaseUrl;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.recovery.HistoryStatus;
import io.github.migrationguard.recovery.StatusReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Compares histories of files with what a database has recorded. */
public final class StatusChecks {
    private StatusChecks() {}

    /**
     * Reads both and decides how the build ends. A parameter that is wrong is told before any file is read.
     *
     * @throws GuardException where a parameter is wrong or the database cannot be read
     */
    public static StatusResult run(StatusConfiguration configuration, Supplier<List<MigrationHistory>> reader) {
        FailOn failOn = FailOn.of(configuration.failOn());
        List<MigrationHistory> readable = new ArrayList<>();
        List<String> left = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (MigrationHistory history : reader.get()) {
            if (history.layout().equals(StatusReader.LAYOUT)) {
                readable.add(history);
                unread.addAll(Unread.files(history));
            } else {
                left.add(history.directory());
            }
        }
        List<HistoryStatus> statuses = readable.isEmpty()
                ? List.of()
                : StatusReader.read(
                        configuration.target(), readable, configuration.usedSchema(), configuration.requireUpToDate());
        DatabaseUrl url = configuration.target().url();
        String database = url.address() + "/" + url.database();
        StatusResult result =
                new StatusResult(Outcome.PASSED, database, statuses, List.copyOf(left), List.copyOf(unread));
        Outcome outcome = unread.isEmpty()
                ? failOn.judge(result.count(Severity.ERROR), result.count(Severity.WARNING))
                : Outcome.ERROR;
        return new StatusResult(outcome, result.database(), statuses, result.left(), result.unread());
    }
}

package io.github.migrationguard.check;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.FileFinding;
import io.github.migrationguard.rerun.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The counts of a check. {@code errors}, {@code warnings} and {@code infos} leave out what is suppressed. */
public record Summary(
        int migrations,
        int rerunnable,
        int notRerunnable,
        int undecided,
        int errors,
        int warnings,
        int infos,
        int suppressed) {

    /** Counts what was found. */
    public static Summary of(List<CheckedHistory> histories) {
        int migrations = 0;
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
        int suppressed = 0;
        for (CheckedHistory history : histories) {
            migrations += history.migrations().size();
            for (FileFinding found : history.findings()) {
                count(severities, found.finding().severity());
            }
            for (CheckedMigration migration : history.migrations()) {
                count(verdicts, migration.verdict());
                for (CheckedFinding checked : migration.findings()) {
                    if (checked.suppressed()) {
                        suppressed++;
                    } else {
                        count(severities, checked.finding().severity());
                    }
                }
            }
        }
        return new Summary(
                migrations,
                verdicts.getOrDefault(Verdict.RERUNNABLE, 0),
                verdicts.getOrDefault(Verdict.NOT_RERUNNABLE, 0),
                verdicts.getOrDefault(Verdict.UNDECIDED, 0),
                severities.getOrDefault(Severity.ERROR, 0),
                severities.getOrDefault(Severity.WARNING, 0),
                severities.getOrDefault(Severity.INFO, 0),
                suppressed);
    }

    private static <K> void count(Map<K, Integer> counts, K key) {
        counts.put(key, counts.getOrDefault(key, 0) + 1);
    }
}

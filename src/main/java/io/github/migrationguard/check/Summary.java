package io.github.migrationguard.check;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.FileFinding;
import io.github.migrationguard.rerun.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
        List<CheckedMigration> migrations = histories.stream()
                .flatMap(history -> history.migrations().stream())
                .toList();
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        migrations.forEach(migration -> verdicts.merge(migration.verdict(), 1, Integer::sum));
        Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
        Stream.concat(
                        histories.stream()
                                .flatMap(history -> history.findings().stream())
                                .map(FileFinding::finding),
                        migrations.stream()
                                .flatMap(migration -> migration.findings().stream())
                                .filter(checked -> !checked.suppressed())
                                .map(CheckedFinding::finding))
                .forEach(finding -> severities.merge(finding.severity(), 1, Integer::sum));
        long suppressed = migrations.stream()
                .flatMap(migration -> migration.findings().stream())
                .filter(CheckedFinding::suppressed)
                .count();
        return new Summary(
                migrations.size(),
                verdicts.getOrDefault(Verdict.RERUNNABLE, 0),
                verdicts.getOrDefault(Verdict.NOT_RERUNNABLE, 0),
                verdicts.getOrDefault(Verdict.UNDECIDED, 0),
                severities.getOrDefault(Severity.ERROR, 0),
                severities.getOrDefault(Severity.WARNING, 0),
                severities.getOrDefault(Severity.INFO, 0),
                (int) suppressed);
    }
}

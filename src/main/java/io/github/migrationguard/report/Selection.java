package io.github.migrationguard.report;

import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckedFinding;
import io.github.migrationguard.check.CheckedHistory;
import io.github.migrationguard.check.CheckedMigration;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.FileFinding;
import io.github.migrationguard.migration.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which findings are drawn in full: the heaviest first, and among equals those of the newest migrations, since those
 * are the ones that still have to run somewhere. Both lists are in the order of the histories, so that the newest
 * stands last, next to the summary.
 */
record Selection(List<Item> drawn, List<Item> rest) {
    /**
     * A finding that counts.
     *
     * @param age how many migrations of its history are newer; -1 for a finding about the history
     * @param source text of the file; null where there is none
     */
    record Item(
            Finding finding, String file, int age, @Nullable SourceText source) {}

    static Selection of(CheckResult result, Show show) {
        List<Item> all = new ArrayList<>();
        for (CheckedHistory history : result.histories()) {
            collect(history, all);
        }
        boolean everything = show.most() == Integer.MAX_VALUE;
        Set<Item> chosen = new HashSet<>(all.stream()
                .filter(item -> everything || item.finding().severity() != Severity.INFO)
                .sorted(Comparator.comparing((Item item) -> item.finding().severity())
                        .thenComparingInt(Item::age))
                .limit(show.most())
                .toList());
        return new Selection(
                all.stream().filter(chosen::contains).toList(),
                all.stream().filter(item -> !chosen.contains(item)).toList());
    }

    private static void collect(CheckedHistory history, List<Item> all) {
        for (FileFinding finding : history.findings()) {
            all.add(new Item(finding.finding(), finding.file(), -1, null));
        }
        int age = history.migrations().size();
        for (CheckedMigration migration : history.migrations()) {
            age--;
            for (CheckedFinding finding : migration.findings()) {
                if (!finding.suppressed()) {
                    all.add(new Item(
                            finding.finding(),
                            migration.migration().file(),
                            age,
                            migration.migration().source()));
                }
            }
        }
    }
}

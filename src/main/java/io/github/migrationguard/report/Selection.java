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
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Which findings are drawn in full: the heaviest first, and among equals those of the newest migrations, since those
 * are the ones that still have to run somewhere. Mere information is drawn only where all is. Both lists are in the
 * order of the histories, so that the newest stands last, next to the summary.
 */
record Selection(List<Item> drawn, List<Item> rest) {
    private static final Comparator<Item> WORST_FIRST = new Comparator<>() {
        @Override
        public int compare(Item one, Item other) {
            int order = other.finding().severity().compareTo(one.finding().severity());
            if (order == 0) {
                order = Integer.compare(other.age(), one.age());
            }
            return order == 0 ? Integer.compare(other.place(), one.place()) : order;
        }
    };

    /**
     * A finding that counts.
     *
     * @param place among all findings
     * @param directory of its history
     * @param age how many migrations of its history are newer; -1 for a finding about the history itself
     * @param source text of the file; null where there is none
     */
    record Item(
            int place,
            String directory,
            int age,
            String file,
            @Nullable SourceText source,
            Finding finding) {
        private boolean hurts() {
            return finding.severity() != Severity.INFO;
        }
    }

    static Selection of(CheckResult result, Show show) {
        List<Item> all = new ArrayList<>();
        for (CheckedHistory history : result.histories()) {
            collect(history, all);
        }
        if (show.all()) {
            return new Selection(all, List.of());
        }
        boolean[] chosen = chosen(all, show.most());
        List<Item> drawn = new ArrayList<>();
        List<Item> rest = new ArrayList<>();
        for (Item item : all) {
            (chosen[item.place()] ? drawn : rest).add(item);
        }
        return new Selection(drawn, rest);
    }

    /** Keeps only as many as are asked for in hand, since a first check of an old project finds tens of thousands. */
    private static boolean[] chosen(List<Item> all, int most) {
        PriorityQueue<Item> worstFirst = new PriorityQueue<>(WORST_FIRST);
        for (Item item : all) {
            if (item.hurts()) {
                worstFirst.add(item);
                if (worstFirst.size() > most) {
                    worstFirst.remove();
                }
            }
        }
        boolean[] chosen = new boolean[all.size()];
        for (Item item : worstFirst) {
            chosen[item.place()] = true;
        }
        return chosen;
    }

    private static void collect(CheckedHistory history, List<Item> all) {
        for (FileFinding finding : history.findings()) {
            all.add(new Item(all.size(), history.directory(), -1, finding.file(), null, finding.finding()));
        }
        int age = history.migrations().size();
        for (CheckedMigration migration : history.migrations()) {
            age--;
            String file = migration.migration().file();
            SourceText source = migration.migration().source();
            for (CheckedFinding finding : migration.findings()) {
                if (!finding.suppressed()) {
                    all.add(new Item(all.size(), history.directory(), age, file, source, finding.finding()));
                }
            }
        }
    }

    /** Whether one of the drawn findings is of this history. */
    boolean draws(CheckedHistory history) {
        for (Item item : drawn) {
            if (item.directory().equals(history.directory())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a migration of this history other than its newest has an error or a warning. */
    boolean hurtsInOldOnes(CheckedHistory history) {
        return hurtsInOldOnes(drawn, history) || hurtsInOldOnes(rest, history);
    }

    private static boolean hurtsInOldOnes(List<Item> items, CheckedHistory history) {
        for (Item item : items) {
            if (item.age() > 0 && item.hurts() && item.directory().equals(history.directory())) {
                return true;
            }
        }
        return false;
    }
}

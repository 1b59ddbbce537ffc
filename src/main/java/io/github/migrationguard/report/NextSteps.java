package io.github.migrationguard.report;

import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckedHistory;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.report.Selection.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands below the drawn findings: how many more there are of each rule, and what to type next. */
record NextSteps(LineSink sink, Palette palette) {
    /** More histories than these make a command that nobody would copy. */
    private static final int HISTORIES_IN_COMMAND = 4;

    /** The findings of one rule that were not drawn. */
    private static final class Heap implements Comparable<Heap> {
        private final String rule;
        private final Set<String> files = new HashSet<>();
        private int findings;

        Heap(String rule) {
            this.rule = rule;
        }

        void add(Item item) {
            findings++;
            files.add(item.file());
        }

        /** The highest first. */
        @Override
        public int compareTo(Heap other) {
            int order = Integer.compare(other.findings, findings);
            return order == 0 ? rule.compareTo(other.rule) : order;
        }
    }

    void print(CheckResult result, Selection selection) {
        if (selection.rest().isEmpty()) {
            return;
        }
        for (Severity severity : Severity.values()) {
            more(severity, heaps(severity, selection.rest()));
        }
        sink.line(Severity.INFO, "");
        sink.line(Severity.INFO, "To see them all, add");
        sink.line(Severity.INFO, "  -Dmigration-guard.show=all");
        List<CheckedHistory> old = new ArrayList<>();
        for (CheckedHistory history : result.histories()) {
            if (selection.hurtsInOldOnes(history)) {
                old.add(history);
            }
        }
        if (!old.isEmpty()) {
            sink.line(Severity.INFO, "To check only migrations that are added from now on, add");
            sink.line(
                    Severity.INFO,
                    "  -Dmigration-guard.since=" + since(old, result.histories().size()));
        }
        sink.line(Severity.INFO, "");
    }

    /** One line for each rule, but all that is mere information in one. */
    private void more(Severity severity, List<Heap> heaps) {
        if (severity == Severity.INFO && heaps.size() > 1) {
            int all = 0;
            List<String> parts = new ArrayList<>();
            for (Heap heap : heaps) {
                all += heap.findings;
                parts.add(Words.number(heap.findings) + " " + heap.rule);
            }
            String text = "info: " + Words.number(all) + " more: " + String.join(", ", parts);
            for (String line : Paragraph.lines(text, Drawing.WIDTH)) {
                sink.line(severity, line);
            }
            return;
        }
        for (Heap heap : heaps) {
            String label = severity.word() + "[" + heap.rule + "]";
            sink.line(
                    severity,
                    palette.paint(Drawing.tone(severity), label) + ": " + Words.number(heap.findings) + " more in "
                            + Words.count(heap.files.size(), "file"));
        }
    }

    private static List<Heap> heaps(Severity severity, List<Item> rest) {
        Map<String, Heap> byRule = new HashMap<>();
        for (Item item : rest) {
            if (item.finding().severity() == severity) {
                String rule = item.finding().rule();
                Heap heap = byRule.get(rule);
                if (heap == null) {
                    heap = new Heap(rule);
                    byRule.put(rule, heap);
                }
                heap.add(item);
            }
        }
        List<Heap> heaps = new ArrayList<>(byRule.values());
        heaps.sort(null);
        return heaps;
    }

    private static String since(List<CheckedHistory> old, int histories) {
        if (histories == 1) {
            return String.valueOf(old.get(0).lastId());
        }
        if (old.size() > HISTORIES_IN_COMMAND) {
            return "<directory>=<id of its newest migration>,..";
        }
        List<String> entries = new ArrayList<>();
        for (CheckedHistory history : old) {
            entries.add(history.directory() + "=" + history.lastId());
        }
        return String.join(",", entries);
    }
}

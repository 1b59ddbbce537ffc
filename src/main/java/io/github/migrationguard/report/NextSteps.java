package io.github.migrationguard.report;

import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckedHistory;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.report.Selection.Item;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What stands below the drawn findings: how many more there are of each rule, and what to type next. */
record NextSteps(LineSink sink, Palette palette) {
    /** More histories than these make a command that nobody would copy. */
    private static final int HISTORIES_IN_COMMAND = 4;

    /** The findings of one rule that were not drawn. */
    private record Heap(String rule, int findings, long files) {
        static Heap of(List<Item> items) {
            return new Heap(
                    items.get(0).finding().rule(),
                    items.size(),
                    items.stream().map(Item::file).distinct().count());
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
        List<CheckedHistory> old =
                result.histories().stream().filter(selection::hurtsInOldOnes).toList();
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
            int all = heaps.stream().mapToInt(Heap::findings).sum();
            String text = heaps.stream()
                    .map(heap -> Words.number(heap.findings()) + " " + heap.rule())
                    .collect(Collectors.joining(", ", "info: " + Words.number(all) + " more: ", ""));
            Paragraph.lines(text, Drawing.WIDTH).forEach(line -> sink.line(severity, line));
            return;
        }
        for (Heap heap : heaps) {
            String label = severity.word() + "[" + heap.rule() + "]";
            sink.line(
                    severity,
                    palette.paint(Drawing.tone(severity), label) + ": " + Words.number(heap.findings()) + " more in "
                            + Words.count(heap.files(), "file"));
        }
    }

    private static List<Heap> heaps(Severity severity, List<Item> rest) {
        return rest.stream()
                .filter(item -> item.finding().severity() == severity)
                .collect(Collectors.groupingBy(item -> item.finding().rule()))
                .values()
                .stream()
                .map(Heap::of)
                .sorted(Comparator.comparingInt(Heap::findings).reversed().thenComparing(Heap::rule))
                .toList();
    }

    private static String since(List<CheckedHistory> old, int histories) {
        if (histories == 1) {
            return String.valueOf(old.get(0).lastId());
        }
        return old.size() > HISTORIES_IN_COMMAND
                ? "<directory>=<id of its newest migration>,.."
                : old.stream()
                        .map(history -> history.directory() + "=" + history.lastId())
                        .collect(Collectors.joining(","));
    }
}

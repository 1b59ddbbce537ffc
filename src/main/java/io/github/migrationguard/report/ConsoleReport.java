package io.github.migrationguard.report;

import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckedHistory;
import io.github.migrationguard.check.Summary;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.report.Palette.Tone;
import io.github.migrationguard.report.Selection.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The human's report: findings drawn, the others summed up, what to type next, one line of counts. */
final class ConsoleReport {
    private final ReportOptions options;
    private final LineSink sink;
    private final Palette palette;

    ConsoleReport(ReportOptions options, LineSink sink, Palette palette) {
        this.options = options;
        this.sink = sink;
        this.palette = palette;
    }

    void print(CheckResult result) {
        if (result.histories().isEmpty()) {
            nothing();
            return;
        }
        Selection selection = Selection.of(result, options.show());
        Drawing drawing = new Drawing(sink, palette);
        selection.drawn().forEach(item -> drawing.draw(item.finding(), item.file(), item.source()));
        sumUp(selection.rest());
        next(result, selection);
        summary(result);
    }

    private void nothing() {
        if (options.bound()) {
            sink.line(Severity.INFO, "no migrations here, nothing to check");
            return;
        }
        sink.line(Severity.WARNING, "nothing was checked: no directory with migrations was found");
        sink.line(Severity.WARNING, "name it with -Dmigration-guard.directories=<directory>");
    }

    private void sumUp(List<Item> rest) {
        for (Severity severity : Severity.values()) {
            Map<String, List<Item>> byRule = new LinkedHashMap<>();
            for (Item item : rest) {
                if (item.finding().severity() == severity) {
                    byRule.computeIfAbsent(item.finding().rule(), rule -> new ArrayList<>())
                            .add(item);
                }
            }
            byRule.entrySet().stream()
                    .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                    .forEach(entry -> sumUp(severity, entry.getKey(), entry.getValue()));
        }
    }

    private void sumUp(Severity severity, String rule, List<Item> items) {
        long files = items.stream().map(Item::file).distinct().count();
        String label = palette.paint(Drawing.tone(severity), severity.word() + "[" + rule + "]");
        sink.line(
                severity, label + ": " + Words.count(items.size(), "more") + " in " + Words.count((int) files, "file"));
    }

    private void next(CheckResult result, Selection selection) {
        if (selection.rest().isEmpty()) {
            return;
        }
        sink.line(Severity.INFO, "To see them all, add -Dmigration-guard.show=all");
        for (CheckedHistory history : result.histories()) {
            if (history.lastId() != null && result.histories().size() == 1) {
                sink.line(Severity.INFO, "To check only new migrations from now on, add");
                sink.line(Severity.INFO, "  -Dmigration-guard.since=" + history.lastId());
            }
        }
    }

    private void summary(CheckResult result) {
        Summary counts = result.summary();
        String verdicts = counts.notRerunnable() + counts.undecided() == 0
                ? "all re-runnable"
                : String.format(
                        Locale.ROOT,
                        "%,d re-runnable, %,d not, %,d undecided",
                        counts.rerunnable(),
                        counts.notRerunnable(),
                        counts.undecided());
        Tone tone = counts.errors() > 0 ? Tone.ERROR : counts.warnings() > 0 ? Tone.WARNING : Tone.GOOD;
        sink.line(
                Severity.INFO,
                palette.paint(tone, Words.count(counts.migrations(), "migration") + ": " + verdicts)
                        + "; " + Words.count(counts.errors(), "error")
                        + ", " + Words.count(counts.warnings(), "warning")
                        + String.format(
                                Locale.ROOT, " (%.2f s)", result.elapsed().toNanos() / 1e9));
        if (options.formats().contains(Format.JSON)) {
            sink.line(Severity.INFO, "Report: " + options.shown(options.file("json")));
        }
    }
}

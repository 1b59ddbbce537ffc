package io.github.migrationguard.report;

import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckedHistory;
import io.github.migrationguard.check.Summary;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.report.Palette.Tone;
import java.util.List;
import java.util.function.Function;

/**
 * The human's report: what was read, findings drawn, the others summed up, what to type next, one line of counts. A run
 * without findings takes three lines.
 */
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
        result.histories().stream()
                .filter(history -> !history.migrations().isEmpty())
                .filter(history -> result.histories().size() == 1 || selection.draws(history))
                .forEach(history -> introduce(history, selection));
        Drawing drawing = new Drawing(sink, palette);
        selection.drawn().forEach(item -> drawing.draw(item.finding(), item.file(), item.source()));
        new NextSteps(sink, palette).print(result, selection);
        summary(result);
    }

    private void nothing() {
        if (options.bound()) {
            sink.line(Severity.INFO, "No migrations here, nothing to check");
            return;
        }
        sink.line(Severity.WARNING, "Nothing was checked: there is no directory with migrations in a usual place.");
        sink.line(Severity.WARNING, "Name it with -Dmigration-guard.directories=<directory>");
    }

    /** What was read; and where findings follow, why their crash model holds. */
    private void introduce(CheckedHistory history, Selection selection) {
        wrapped(history.directory() + ": " + Words.count(history.migrations().size(), "migration")
                + (history.since() == null ? "" : " after " + history.since())
                + ", layout " + history.layout());
        if (selection.draws(history)) {
            wrapped("crash model "
                    + common(
                            history, migration -> migration.crashModel().word() + ": " + migration.crashModelReason()));
            sink.line(Severity.INFO, "");
        }
    }

    /** What is the same for all migrations of a history, or that it is not. */
    private static String common(CheckedHistory history, Function<Migration, String> property) {
        List<String> values = history.migrations().stream()
                .map(checked -> property.apply(checked.migration()))
                .distinct()
                .toList();
        return values.size() == 1 ? values.get(0) : "by file";
    }

    private void wrapped(String text) {
        Paragraph.lines(text, Drawing.WIDTH).forEach(line -> sink.line(Severity.INFO, line));
    }

    private void summary(CheckResult result) {
        Summary counts = result.summary();
        boolean good = counts.notRerunnable() + counts.undecided() == 0;
        Tone tone = counts.errors() > 0 ? Tone.ERROR : good ? Tone.GOOD : Tone.WARNING;
        sink.line(
                Severity.INFO,
                palette.paint(tone, Words.verdicts(counts)) + "; " + Words.findings(counts) + " ("
                        + Words.seconds(result.elapsed()) + ")");
        if (counts.errors() > 0 && result.outcome() == CheckResult.Outcome.PASSED) {
            sink.line(Severity.INFO, "The build goes on, because failOn is never.");
        }
        if (options.formats().contains(Format.JSON)) {
            sink.line(Severity.INFO, "Report: " + options.shown(options.file("json")));
        }
    }
}

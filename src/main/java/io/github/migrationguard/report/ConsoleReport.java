package io.github.migrationguard.report;

import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckedHistory;
import io.github.migrationguard.check.CheckedMigration;
import io.github.migrationguard.check.Summary;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.report.Palette.Tone;

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
        boolean only = result.histories().size() == 1;
        Drawing drawing = new Drawing(sink, palette);
        for (CheckedHistory history : result.histories()) {
            if (!history.migrations().isEmpty() && (only || selection.draws(history))) {
                introduce(history, selection, drawing);
            }
        }
        for (Selection.Item item : selection.drawn()) {
            drawing.draw(item.finding(), item.file(), item.source());
        }
        new NextSteps(sink, palette).print(result, selection);
        summary(result);
    }

    /** That there was nothing to look at. */
    void nothing() {
        if (options.bound()) {
            sink.line(Severity.INFO, "No migrations here, nothing to check");
            return;
        }
        sink.line(Severity.WARNING, "Nothing was checked: there is no directory with migrations in a usual place.");
        sink.line(Severity.WARNING, "Name it with -Dmigration-guard.directories=<directory>");
    }

    /** What was read; and where findings follow, why their crash model holds. */
    private void introduce(CheckedHistory history, Selection selection, Drawing drawing) {
        drawing.wrapped(
                Severity.INFO,
                history.directory() + ": " + Words.count(history.migrations().size(), "migration")
                        + (history.since() == null ? "" : " after " + history.since())
                        + ", layout " + history.layout());
        if (selection.draws(history)) {
            drawing.wrapped(Severity.INFO, "crash model " + crashModel(history));
            sink.line(Severity.INFO, "");
        }
        new ProofStory(sink).print(history);
    }

    /** The crash model that all migrations of a history share, or that they share none. */
    private static String crashModel(CheckedHistory history) {
        String shared = null;
        for (CheckedMigration checked : history.migrations()) {
            Migration migration = checked.migration();
            String own = migration.crashModel().word() + ": " + migration.crashModelReason();
            if (shared != null && !shared.equals(own)) {
                return "by file";
            }
            shared = own;
        }
        return shared == null ? "by file" : shared;
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
        Reports.nameFile(options, sink);
    }
}

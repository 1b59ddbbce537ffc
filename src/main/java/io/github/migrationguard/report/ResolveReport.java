package io.github.migrationguard.report;

import io.github.migrationguard.check.ResolveResult;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.recovery.Extent;
import io.github.migrationguard.recovery.Resolution;
import io.github.migrationguard.schema.SchemaDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was recorded, or why not, for the human; the last lines are what to type next. */
final class ResolveReport {
    private final ReportOptions options;
    private final LineSink sink;
    private final Palette palette;
    private final Drawing drawing;

    ResolveReport(ReportOptions options, LineSink sink, Palette palette) {
        this.options = options;
        this.sink = sink;
        this.palette = palette;
        this.drawing = new Drawing(sink, palette);
    }

    void print(ResolveResult result) {
        Resolution resolution = result.resolution();
        sink.line(Severity.INFO, "");
        if (resolution.diagnosis() != null) {
            DiagnosisReport.statements(resolution.diagnosis(), drawing);
            sink.line(Severity.INFO, "");
        }
        if (resolution.outcome() == Resolution.Outcome.REFUSED) {
            drawing.headline(Severity.ERROR, "error[refused]", resolution.migration());
            drawing.note(Severity.ERROR, "", "why:  ", resolution.reason());
            differences(resolution.extent());
        } else {
            sink.line(Severity.INFO, palette.paint(Palette.Tone.GOOD, outcome(resolution)));
            drawing.wrapped(Severity.INFO, "  " + resolution.reason());
            recorded(resolution.extent());
        }
        if (resolution.forced() != null) {
            drawing.headline(Severity.WARNING, "warning[forced]", "you answer for it: " + resolution.forced());
        }
        for (String warning : resolution.warnings()) {
            drawing.wrapped(Severity.WARNING, warning);
        }
        if (resolution.outcome() == Resolution.Outcome.DRY_RUN) {
            sink.line(Severity.INFO, "");
            drawing.wrapped(Severity.INFO, "Without dryRun, in one transaction under Prisma's lock:");
            for (String statement : resolution.sql()) {
                drawing.wrapped(Severity.INFO, "  " + statement.replace("\n", "\n  ") + ";");
            }
        }
        Reports.nameFile(options, sink);
        if (!resolution.commands().isEmpty()) {
            sink.line(Severity.INFO, "Next:");
            for (String command : resolution.commands()) {
                sink.line(Severity.INFO, "  " + command);
            }
        }
    }

    private void recorded(@Nullable Extent extent) {
        if (extent != null) {
            extent.recorded().forEach(id -> sink.line(Severity.INFO, "  " + id));
        }
    }

    private void differences(@Nullable Extent extent) {
        List<SchemaDifference> differences = extent == null ? List.of() : extent.differences();
        int most = Math.min(differences.size(), options.show().most());
        for (SchemaDifference difference : differences.subList(0, most)) {
            sink.line(Severity.INFO, "");
            SchemaReport.draw(difference, drawing);
        }
        if (most < differences.size()) {
            drawing.wrapped(
                    Severity.INFO,
                    Words.count(differences.size() - most, "more difference")
                            + ": -Dmigration-guard.show=all draws all");
        }
    }

    private static String outcome(Resolution resolution) {
        return resolution.migration()
                + switch (resolution.outcome()) {
                    case RECORDED -> ": recorded";
                    case ALREADY -> ": nothing to record";
                    case DRY_RUN -> ": would be recorded";
                    case REFUSED -> ": refused";
                };
    }
}

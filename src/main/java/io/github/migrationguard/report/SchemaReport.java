package io.github.migrationguard.report;

import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.check.SchemaResult;
import io.github.migrationguard.check.SchemaResult.VerifiedHistory;
import io.github.migrationguard.check.ServerUsed;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.schema.Compared;
import io.github.migrationguard.schema.SchemaDifference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a schema differs from what the migrations make, for the human: errors drawn, what is merely more told in one line. */
final class SchemaReport {
    private static final int NAMED = 5;

    private final ReportOptions options;
    private final LineSink sink;
    private final Drawing drawing;
    private final Palette palette;

    SchemaReport(ReportOptions options, LineSink sink, Palette palette) {
        this.options = options;
        this.sink = sink;
        this.palette = palette;
        this.drawing = new Drawing(sink, palette);
    }

    void print(SchemaResult result) {
        for (String directory : result.left()) {
            drawing.wrapped(
                    Severity.WARNING, directory + ": the history table of this layout is not read by this version");
        }
        Compared.Left notCompared = result.notCompared();
        if (notCompared != null) {
            drawing.wrapped(Severity.WARNING, about(notCompared));
        }
        SchemaResult.Analysed analysed = result.analysed();
        if (analysed != null) {
            drawing.wrapped(
                    Severity.WARNING,
                    "No replay: " + analysed.reason() + " Only what the text of the migrations certainly leaves is"
                            + " compared, mostly by name; what the database has beside it is not told.");
            if (analysed.unknown() != null) {
                drawing.wrapped(Severity.WARNING, analysed.unknown());
            }
        }
        for (VerifiedHistory history : result.histories()) {
            print(history, result);
        }
        if (result.outcome() == Outcome.PASSED && result.count(Severity.ERROR) > 0) {
            sink.line(Severity.INFO, "The build goes on, because failOn is never.");
        }
    }

    private void print(VerifiedHistory history, SchemaResult result) {
        drawing.wrapped(
                Severity.INFO,
                result.analysed() != null && history.replayed() > 0
                        ? "Compared with the text of " + Words.count(history.replayed(), "recorded migration") + " of "
                                + history.directory()
                        : about(history, result.replayedOn()));
        cautions(history);
        sink.line(Severity.INFO, "");
        List<SchemaDifference> errors = of(history, Severity.ERROR);
        int most = Math.min(errors.size(), options.show().most());
        for (SchemaDifference difference : errors.subList(0, most)) {
            draw(difference, drawing);
            sink.line(difference.severity(), "");
        }
        if (most < errors.size()) {
            drawing.wrapped(
                    Severity.INFO,
                    Words.count(errors.size() - most, "more difference") + ": -Dmigration-guard.show=all draws all");
        }
        unexpected(of(history, Severity.INFO));
        summary(history, errors, result.analysed() != null);
    }

    private static String about(VerifiedHistory history, @Nullable ServerUsed server) {
        return server == null || history.replayed() == 0
                ? "No migration of " + history.directory() + " is recorded as applied: nothing to compare"
                : "Replayed " + Words.count(history.replayed(), "recorded migration") + " of " + history.directory()
                        + " on PostgreSQL " + server.version() + " (" + server.source() + ")";
    }

    private static String about(Compared.Left left) {
        return "The server for the replay has not got the extension " + String.join(", ", left.extensions())
                + ", so what depends on it is not compared"
                + (left.objects().isEmpty() ? "" : ": " + named(left.objects()))
                + ". With -Dmigration-guard.proof.url, a development server that has it does the replay.";
    }

    private void cautions(VerifiedHistory history) {
        if (!history.edited().isEmpty()) {
            drawing.wrapped(
                    Severity.WARNING,
                    "Replayed as the file is now, though it was changed since it was applied: "
                            + named(history.edited()));
        }
        if (!history.missing().isEmpty()) {
            drawing.wrapped(
                    Severity.WARNING,
                    "Recorded, but without a file, so that what it made counts as unexpected: "
                            + named(history.missing()));
        }
    }

    private static List<SchemaDifference> of(VerifiedHistory history, Severity severity) {
        return history.differences().stream()
                .filter(difference -> difference.severity() == severity)
                .toList();
    }

    /** What differs, what is wanted, what is there and where it comes from. */
    static void draw(SchemaDifference difference, Drawing drawing) {
        Severity weight = difference.severity();
        String kind = difference.kind().word();
        drawing.headline(
                weight,
                weight.word() + "[" + kind + "]",
                difference.objectType().replace('-', ' ') + " " + difference.name());
        drawing.note(weight, "", "why:  ", difference.explanation());
        String expected = difference.expected();
        String actual = difference.actual();
        if (expected != null) {
            drawing.note(weight, "", "want: ", actual == null ? expected : only(expected, actual));
        }
        if (actual != null) {
            drawing.note(weight, "", "have: ", expected == null ? actual : only(actual, expected));
        }
        String migration = difference.migration();
        drawing.note(weight, "", "from: ", migration == null ? "" : migration);
    }

    /** The lines that the other definition has not got; where there are none, what there is. */
    private static String only(String definition, String other) {
        List<String> others = other.lines().toList();
        List<String> lines =
                definition.lines().filter(line -> !others.contains(line)).toList();
        return lines.isEmpty() ? "(nothing of the kind)" : String.join("\n", lines);
    }

    private void unexpected(List<SchemaDifference> more) {
        if (more.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        more.forEach(difference -> names.add(difference.objectType().replace('-', ' ') + " " + difference.name()));
        int most = options.show().most() == Integer.MAX_VALUE ? names.size() : Math.min(names.size(), NAMED);
        drawing.headline(
                Severity.INFO,
                "info[unexpected]",
                "no recorded migration makes " + (names.size() == 1 ? "this" : "these " + Words.number(names.size())));
        for (String name : names.subList(0, most)) {
            drawing.wrapped(Severity.INFO, "  " + name);
        }
        if (most < names.size()) {
            drawing.wrapped(
                    Severity.INFO,
                    "  and " + Words.number(names.size() - most) + " more: -Dmigration-guard.show=all names all");
        }
        sink.line(Severity.INFO, "");
    }

    private void summary(VerifiedHistory history, List<SchemaDifference> errors, boolean analysed) {
        if (history.replayed() == 0 && errors.isEmpty()) {
            return;
        }
        String counts = counts(history.differences());
        String equal = analysed
                ? "the database has what the analysis knows that the migrations make"
                : "the database has what the migrations make";
        String text = history.directory() + ": " + (errors.isEmpty() ? equal : counts);
        sink.line(
                Severity.INFO,
                palette.paint(errors.isEmpty() ? Palette.Tone.GOOD : Drawing.tone(Severity.ERROR), text)
                        + (errors.isEmpty() && !counts.isEmpty() ? "; " + counts : ""));
        if (!errors.isEmpty()) {
            drawing.note(
                    Severity.INFO,
                    "",
                    "help: ",
                    errors.stream().anyMatch(SchemaReport::isUnfinished)
                            ? "Bring the migration that did not finish to its end first:\n"
                                    + "  mvn migration-guard:diagnose"
                            : "Bring the database back with a new migration, guarded so that other databases pass over"
                                    + " it:\n  npx prisma migrate dev --create-only --name repair");
        }
    }

    private static boolean isUnfinished(SchemaDifference difference) {
        return difference.objectType().equals(SchemaDifference.MIGRATION);
    }

    private static String named(List<String> ids) {
        return String.join(", ", ids.subList(0, Math.min(ids.size(), NAMED)))
                + (ids.size() > NAMED ? " and " + Words.number(ids.size() - NAMED) + " more" : "");
    }

    /** {@code 2 missing, 1 different}, over all directories. */
    static String counts(SchemaResult result) {
        List<SchemaDifference> all = new ArrayList<>();
        result.histories().forEach(history -> all.addAll(history.differences()));
        return counts(all);
    }

    private static String counts(List<SchemaDifference> differences) {
        Map<SchemaDifference.Kind, Integer> counts = new EnumMap<>(SchemaDifference.Kind.class);
        differences.forEach(difference -> counts.merge(difference.kind(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((kind, count) -> parts.add(Words.number(count) + " " + kind.word()));
        return String.join(", ", parts);
    }
}

package io.github.migrationguard.report;

import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.check.DiagnosisResult;
import io.github.migrationguard.check.ResolveResult;
import io.github.migrationguard.check.SchemaResult;
import io.github.migrationguard.check.StatusResult;
import io.github.migrationguard.check.Summary;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.recovery.Finish;
import io.github.migrationguard.recovery.Resolution;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a result in all forms that were asked for. */
public final class Reports {
    private static final int UNREAD_NAMED = 3;

    private Reports() {}

    /**
     * Writes the files first and then the console, which names them.
     *
     * @param status null where no database was asked
     * @param schema null where no database was asked
     * @throws io.github.migrationguard.finding.GuardException where a file cannot be written
     */
    public static void write(
            CheckResult result,
            @Nullable StatusResult status,
            @Nullable SchemaResult schema,
            ReportOptions options,
            LineSink sink,
            Palette palette) {
        boolean silent = options.bound() && result.histories().isEmpty();
        if (options.formats().contains(Format.JSON) && !silent) {
            JsonFile.write(options, outcome(result, status, schema), JsonFile.of(options, result, status, schema));
        }
        if (options.formats().contains(Format.CONSOLE)) {
            if (status != null) {
                new StatusReport(options, sink, palette).print(status);
            }
            if (schema != null) {
                new SchemaReport(options, sink, palette).print(schema);
            }
            new ConsoleReport(options, sink, palette).print(result);
        }
    }

    /** The same for a database alone. */
    public static void write(StatusResult result, ReportOptions options, LineSink sink, Palette palette) {
        if (options.formats().contains(Format.JSON)) {
            JsonFile.write(options, result.outcome(), json -> JsonStatus.write(json, result));
        }
        if (options.formats().contains(Format.CONSOLE)) {
            new StatusReport(options, sink, palette).print(result);
            nameFile(options, sink);
        }
    }

    /** The same for the schema of a database. */
    public static void write(SchemaResult result, ReportOptions options, LineSink sink, Palette palette) {
        if (options.formats().contains(Format.JSON)) {
            JsonFile.write(options, result.outcome(), json -> JsonSchema.write(json, result));
        }
        if (options.formats().contains(Format.CONSOLE)) {
            new SchemaReport(options, sink, palette).print(result);
            nameFile(options, sink);
        }
    }

    /** The same for one migration. */
    public static void write(DiagnosisResult result, ReportOptions options, LineSink sink, Palette palette) {
        Finish finish = result.diagnosis().finish();
        Path script = finish == null ? null : options.outputDirectory().resolve(finish.fileName());
        if (finish != null && script != null) {
            AtomicFile.write(script, out -> out.write(finish.script().getBytes(StandardCharsets.UTF_8)));
        }
        String shown = script == null ? null : options.shown(script);
        if (options.formats().contains(Format.JSON)) {
            JsonFile.write(options, Outcome.PASSED, json -> JsonDiagnosis.write(json, result, shown));
        }
        if (options.formats().contains(Format.CONSOLE)) {
            new DiagnosisReport(sink, palette).print(result, shown);
            nameFile(options, sink);
        }
    }

    /** The same for what was recorded. */
    public static void write(ResolveResult result, ReportOptions options, LineSink sink, Palette palette) {
        if (options.formats().contains(Format.JSON)) {
            JsonFile.write(options, result.outcome(), json -> JsonResolve.write(json, result));
        }
        if (options.formats().contains(Format.CONSOLE)) {
            new ResolveReport(options, sink, palette).print(result);
        }
    }

    /** Says that there were no migrations to look at. */
    public static void nothing(ReportOptions options, LineSink sink, Palette palette) {
        if (options.formats().contains(Format.CONSOLE)) {
            new ConsoleReport(options, sink, palette).nothing();
        }
    }

    /** The last line of every console report. */
    static void nameFile(ReportOptions options, LineSink sink) {
        if (options.formats().contains(Format.JSON)) {
            sink.line(Severity.INFO, "Report: " + options.shown(options.file("json")));
        }
    }

    /** The worst of all. */
    public static Outcome outcome(CheckResult result, @Nullable StatusResult status, @Nullable SchemaResult schema) {
        Outcome worst = result.outcome();
        if (status != null && status.outcome().compareTo(worst) > 0) {
            worst = status.outcome();
        }
        return schema != null && schema.outcome().compareTo(worst) > 0 ? schema.outcome() : worst;
    }

    /** Why the build fails, in one line for each part that does; to be used where the outcome is not PASSED. */
    public static String failureMessage(
            CheckResult result, @Nullable StatusResult status, @Nullable SchemaResult schema, ReportOptions options) {
        List<String> reasons = new ArrayList<>();
        if (status != null && status.outcome() != Outcome.PASSED) {
            reasons.add(reason(status));
        }
        if (schema != null && schema.outcome() != Outcome.PASSED) {
            reasons.add(reason(schema));
        }
        if (reasons.isEmpty() || result.outcome() != Outcome.PASSED) {
            reasons.add(reason(result));
        }
        return see(String.join("\n", reasons), options);
    }

    /** The same for a database alone. */
    public static String failureMessage(StatusResult result, ReportOptions options) {
        return see(reason(result), options);
    }

    /** The same for the schema of a database. */
    public static String failureMessage(SchemaResult result, ReportOptions options) {
        return see(reason(result), options);
    }

    /** The same for what was not recorded. */
    public static String failureMessage(ResolveResult result, ReportOptions options) {
        Resolution resolution = result.resolution();
        return see(
                "Nothing was recorded "
                        + (resolution.extent() == null ? "of " + resolution.migration() + " " : "")
                        + "in " + result.database() + ": "
                        + resolution.reason(),
                options);
    }

    private static String see(String text, ReportOptions options) {
        return options.formats().contains(Format.JSON) ? text + "; see " + options.shown(options.file("json")) : text;
    }

    private static String reason(StatusResult result) {
        String found = "The migrations are not in order in " + result.database() + ": "
                + result.histories().stream().map(StatusReport::counts).collect(Collectors.joining("; ")) + " ("
                + Words.count(result.count(Severity.ERROR), "error") + ")";
        return result.unread().isEmpty() ? found : unread(result.unread()) + found;
    }

    private static String reason(SchemaResult result) {
        String found = "The schema of " + result.database() + " is not what its recorded migrations make: "
                + SchemaReport.counts(result);
        return result.unread().isEmpty() ? found : unread(result.unread()) + found;
    }

    private static String unread(List<String> files) {
        return Words.count(files.size(), "file") + " could not be read: "
                + files.stream().limit(UNREAD_NAMED).collect(Collectors.joining(", "))
                + (files.size() > UNREAD_NAMED ? ", .." : "") + "; everything else was checked: ";
    }

    private static String reason(CheckResult result) {
        Summary counts = result.summary();
        String found = counts.notRerunnable() == 0
                ? Words.findings(counts) + " in " + Words.count(counts.migrations(), "migration")
                : Words.number(counts.notRerunnable()) + " of " + Words.count(counts.migrations(), "migration")
                        + " cannot be run again after a crash: " + Words.findings(counts);
        return result.unread().isEmpty() ? found : unread(result.unread()) + found;
    }
}

package io.github.migrationguard.report;

import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.Summary;

/** Writes a result in all forms that were asked for. */
public final class Reports {
    private Reports() {}

    /**
     * Writes the files first and then the console, which names them.
     *
     * @throws io.github.migrationguard.finding.GuardException where a file cannot be written
     */
    public static void write(CheckResult result, ReportOptions options, LineSink sink, Palette palette) {
        boolean silent = options.bound() && result.histories().isEmpty();
        if (options.formats().contains(Format.JSON) && !silent) {
            JsonReport.write(result, options);
        }
        if (options.formats().contains(Format.CONSOLE)) {
            new ConsoleReport(options, sink, palette).print(result);
        }
    }

    /** Why the build fails, in one or two lines; to be used where the outcome is not PASSED. */
    public static String failureMessage(CheckResult result, ReportOptions options) {
        Summary summary = result.summary();
        String text = Words.count(summary.errors(), "error") + " and " + Words.count(summary.warnings(), "warning")
                + " in " + Words.count(summary.migrations(), "migration");
        return options.formats().contains(Format.JSON) ? text + ", see " + options.shown(options.file("json")) : text;
    }
}

package io.github.migrationguard.report;

import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.Summary;
import java.util.stream.Collectors;

/** Writes a result in all forms that were asked for. */
public final class Reports {
    private static final int UNREAD_NAMED = 3;

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

    /** Why the build fails, in one line; to be used where the outcome is not PASSED. */
    public static String failureMessage(CheckResult result, ReportOptions options) {
        Summary counts = result.summary();
        String found = counts.notRerunnable() == 0
                ? Words.findings(counts) + " in " + Words.count(counts.migrations(), "migration")
                : Words.number(counts.notRerunnable()) + " of " + Words.count(counts.migrations(), "migration")
                        + " cannot be run again after a crash: " + Words.findings(counts);
        String text = result.unread().isEmpty()
                ? found
                : Words.count(result.unread().size(), "file") + " could not be read: "
                        + result.unread().stream().limit(UNREAD_NAMED).collect(Collectors.joining(", "))
                        + (result.unread().size() > UNREAD_NAMED ? ", .." : "") + "; everything else was checked: "
                        + found;
        return options.formats().contains(Format.JSON) ? text + "; see " + options.shown(options.file("json")) : text;
    }
}

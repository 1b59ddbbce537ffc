package io.github.migrationguard.report;

import io.github.migrationguard.finding.Severity;

/** Where the console report goes, line by line. */
@FunctionalInterface
public interface LineSink {
    /** Takes one line without line break; {@code severity} says how loudly it is to be logged. */
    void line(Severity severity, String text);
}

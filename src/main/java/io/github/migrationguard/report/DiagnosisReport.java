package io.github.migrationguard.report;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.recovery.Cause;
import io.github.migrationguard.recovery.Diagnosis;
import io.github.migrationguard.recovery.Effect;
import io.github.migrationguard.recovery.StatementEvidence;

/** What became of a migration, for the human: statement by statement, then what to do and why. */
final class DiagnosisReport {
    private final LineSink sink;
    private final Drawing drawing;

    DiagnosisReport(LineSink sink, Palette palette) {
        this.sink = sink;
        this.drawing = new Drawing(sink, palette);
    }

    void print(Diagnosis diagnosis) {
        drawing.wrapped(Severity.INFO, diagnosis.migration());
        sink.line(Severity.INFO, "");
        for (StatementEvidence statement : diagnosis.statements()) {
            Severity severity = statement.effect().isDone()
                    ? Severity.INFO
                    : statement.effect() == Effect.UNKNOWN ? Severity.WARNING : Severity.ERROR;
            drawing.wrapped(
                    severity,
                    "  " + statement.statement() + " (line " + statement.line() + ") "
                            + statement.effect().word() + ": " + statement.evidence());
        }
        sink.line(Severity.INFO, "");
        Cause cause = diagnosis.cause();
        if (cause != null) {
            drawing.wrapped(
                    Severity.INFO,
                    "It failed with " + cause.sqlState() + ": " + cause.kind().words() + ".");
        }
        drawing.wrapped(Severity.INFO, diagnosis.reason());
        if (!diagnosis.commands().isEmpty()) {
            sink.line(Severity.INFO, "");
            for (String command : diagnosis.commands()) {
                sink.line(Severity.INFO, "  " + command);
            }
        }
        sink.line(Severity.INFO, "");
    }
}

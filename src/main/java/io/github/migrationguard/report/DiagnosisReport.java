package io.github.migrationguard.report;

import io.github.migrationguard.check.DiagnosisResult;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.recovery.Cause;
import io.github.migrationguard.recovery.Diagnosis;
import io.github.migrationguard.recovery.MigrationStatus;
import io.github.migrationguard.recovery.Recommendation;
import io.github.migrationguard.recovery.StatementEvidence;
import org.jspecify.annotations.Nullable;

/** What became of a migration, for the human: statement by statement, then what to do and why. */
final class DiagnosisReport {
    private final LineSink sink;
    private final Drawing drawing;

    DiagnosisReport(LineSink sink, Palette palette) {
        this.sink = sink;
        this.drawing = new Drawing(sink, palette);
    }

    /** @param script the file that finishes the migration; null for none */
    void print(DiagnosisResult result, @Nullable String script) {
        Diagnosis diagnosis = result.diagnosis();
        MigrationStatus status = result.status();
        drawing.headline(severity(diagnosis), status.state().word(), diagnosis.migration());
        if (!status.message().isEmpty()) {
            drawing.note(Severity.INFO, "", "why:  ", status.message());
        }
        sink.line(Severity.INFO, "");
        statements(diagnosis, drawing);
        sink.line(Severity.INFO, "");
        Cause cause = diagnosis.cause();
        if (cause != null) {
            drawing.wrapped(Severity.INFO, "Cause: " + cause.kind().words() + " (" + cause.sqlState() + ").");
        }
        drawing.wrapped(Severity.INFO, diagnosis.reason());
        sink.line(Severity.INFO, "");
        for (String command : diagnosis.commands()) {
            sink.line(Severity.INFO, "  " + command);
        }
        if (!diagnosis.commands().isEmpty()) {
            sink.line(Severity.INFO, "");
        }
        if (script != null) {
            drawing.wrapped(Severity.INFO, "Or finish it, with the URL as psql takes it:");
            sink.line(Severity.INFO, "");
            sink.line(Severity.INFO, "  psql -f " + script + " \"$DATABASE_URL\"");
            sink.line(
                    Severity.INFO,
                    "  mvn migration-guard:resolve-applied -Dmigration-guard.migration=" + diagnosis.migration());
            sink.line(Severity.INFO, "");
        }
    }

    private static Severity severity(Diagnosis diagnosis) {
        return diagnosis.recommendation() == Recommendation.NONE ? Severity.INFO : Severity.WARNING;
    }

    /** One paragraph for each. */
    static void statements(Diagnosis diagnosis, Drawing drawing) {
        for (StatementEvidence statement : diagnosis.statements()) {
            drawing.wrapped(
                    Severity.INFO,
                    "  statement " + statement.statement() + ", line " + statement.line() + ": "
                            + statement.effect().word() + ", " + statement.evidence());
        }
    }
}

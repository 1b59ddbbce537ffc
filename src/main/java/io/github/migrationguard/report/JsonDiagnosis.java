package io.github.migrationguard.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.migrationguard.check.DiagnosisResult;
import io.github.migrationguard.recovery.Cause;
import io.github.migrationguard.recovery.Diagnosis;
import io.github.migrationguard.recovery.StatementEvidence;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What became of a migration, for machines: fields of {@code diagnose.json} and of the files of the goals that resolve. */
final class JsonDiagnosis {
    private JsonDiagnosis() {}

    /**
     * The fields behind those that every file has.
     *
     * @param script the file that finishes the migration; null for none
     */
    static void write(JsonGenerator json, DiagnosisResult result, @Nullable String script) throws IOException {
        json.writeStringField("database", result.database());
        json.writeStringField("state", result.status().state().word());
        Diagnosis diagnosis = result.diagnosis();
        json.writeStringField("migration", diagnosis.migration());
        evidence(json, diagnosis);
        json.writeArrayFieldStart("commands");
        for (String command : diagnosis.commands()) {
            json.writeString(command);
        }
        json.writeEndArray();
        json.writeStringField("reason", diagnosis.reason());
        json.writeStringField("finishScript", script);
    }

    /** What was found out, into an object that is open. */
    static void evidence(JsonGenerator json, Diagnosis diagnosis) throws IOException {
        Integer point = diagnosis.crashPoint();
        if (point == null) {
            json.writeNullField("crashPoint");
        } else {
            json.writeNumberField("crashPoint", point);
        }
        json.writeArrayFieldStart("crashPoints");
        for (int one : diagnosis.crashPoints()) {
            json.writeNumber(one);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("statements");
        for (StatementEvidence statement : diagnosis.statements()) {
            json.writeStartObject();
            json.writeNumberField("statement", statement.statement());
            json.writeNumberField("line", statement.line());
            json.writeStringField("effect", statement.effect().word());
            json.writeStringField("evidence", statement.evidence());
            json.writeEndObject();
        }
        json.writeEndArray();
        cause(json, diagnosis.cause());
        Boolean rerunnable = diagnosis.rerunnable();
        if (rerunnable == null) {
            json.writeNullField("rerunnable");
        } else {
            json.writeBooleanField("rerunnable", rerunnable);
        }
        json.writeStringField("recommendation", diagnosis.recommendation().word());
    }

    private static void cause(JsonGenerator json, @Nullable Cause cause) throws IOException {
        if (cause == null) {
            json.writeNullField("cause");
            return;
        }
        json.writeObjectFieldStart("cause");
        json.writeStringField("sqlState", cause.sqlState());
        json.writeStringField("class", cause.kind().word());
        json.writeEndObject();
    }
}

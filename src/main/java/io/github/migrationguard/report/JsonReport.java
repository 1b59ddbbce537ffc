package io.github.migrationguard.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckedFinding;
import io.github.migrationguard.check.CheckedHistory;
import io.github.migrationguard.check.CheckedMigration;
import io.github.migrationguard.check.ServerUsed;
import io.github.migrationguard.check.Summary;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.migration.FileFinding;
import io.github.migrationguard.migration.Migration;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the static check and the proofs found, for machines: {@code check-idempotency.json}, or its part of {@code check.json}. */
final class JsonReport {
    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /** The fields behind those that every file has. */
    static void write(JsonGenerator json, CheckResult result) throws IOException {
        new JsonReport(json).content(result);
    }

    private void content(CheckResult result) throws IOException {
        json.writeArrayFieldStart("histories");
        for (CheckedHistory history : result.histories()) {
            history(history);
        }
        json.writeEndArray();
        summary(result.summary());
    }

    private void history(CheckedHistory history) throws IOException {
        json.writeStartObject();
        json.writeStringField("directory", history.directory());
        json.writeArrayFieldStart("locations");
        json.writeEndArray();
        json.writeStringField("layout", history.layout());
        server(history.server());
        text("since", history.since());
        json.writeArrayFieldStart("findings");
        for (FileFinding finding : history.findings()) {
            json.writeStartObject();
            json.writeStringField("file", finding.file());
            finding(finding.finding(), false, false);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("migrations");
        for (CheckedMigration migration : history.migrations()) {
            migration(migration);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void migration(CheckedMigration checked) throws IOException {
        Migration migration = checked.migration();
        json.writeStartObject();
        json.writeStringField("id", migration.id());
        json.writeStringField("file", migration.file());
        text("checksum", migration.checksum());
        json.writeNumberField("statements", migration.script().statements().size());
        json.writeStringField("crashModel", migration.crashModel().word());
        json.writeStringField("crashModelReason", migration.crashModelReason());
        json.writeStringField("verdict", checked.verdict().word());
        json.writeStringField("decidedBy", checked.decidedBy().word());
        json.writeStringField("exposure", checked.exposure().word());
        json.writeObjectFieldStart("static");
        json.writeStringField("verdict", checked.staticVerdict().word());
        json.writeEndObject();
        if (checked.proof() == null) {
            json.writeNullField("proof");
        } else {
            JsonProof.write(json, migration, checked.proof());
        }
        json.writeArrayFieldStart("findings");
        for (CheckedFinding finding : checked.findings()) {
            json.writeStartObject();
            finding(finding.finding(), finding.suppressed(), finding.contradictedByProof());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void server(@Nullable ServerUsed server) throws IOException {
        if (server == null) {
            json.writeNullField("server");
            return;
        }
        json.writeObjectFieldStart("server");
        json.writeStringField("source", server.source());
        json.writeStringField("version", server.version());
        json.writeEndObject();
    }

    private void finding(Finding finding, boolean suppressed, boolean contradicted) throws IOException {
        json.writeStringField("rule", finding.rule());
        json.writeStringField("severity", finding.severity().word());
        Integer statement = finding.statement();
        if (statement == null) {
            json.writeNullField("statement");
        } else {
            json.writeNumberField("statement", statement);
        }
        json.writeNumberField("line", finding.span().line());
        json.writeNumberField("column", finding.span().column());
        json.writeNumberField("endLine", finding.span().endLine());
        json.writeNumberField("endColumn", finding.span().endColumn());
        json.writeStringField("message", finding.message());
        json.writeStringField("reason", finding.reason());
        json.writeStringField("help", finding.help());
        text("sqlState", finding.sqlState());
        json.writeBooleanField("accepted", false);
        json.writeBooleanField("suppressed", suppressed);
        json.writeBooleanField("contradictedByProof", contradicted);
    }

    private void summary(Summary summary) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("migrations", summary.migrations());
        json.writeNumberField("rerunnable", summary.rerunnable());
        json.writeNumberField("notRerunnable", summary.notRerunnable());
        json.writeNumberField("undecided", summary.undecided());
        json.writeNumberField("errors", summary.errors());
        json.writeNumberField("warnings", summary.warnings());
        json.writeNumberField("infos", summary.infos());
        json.writeNumberField("suppressed", summary.suppressed());
        json.writeEndObject();
    }

    private void text(String field, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else {
            json.writeStringField(field, value);
        }
    }
}

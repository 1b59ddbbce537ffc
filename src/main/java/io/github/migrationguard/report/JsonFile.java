package io.github.migrationguard.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.check.SchemaResult;
import io.github.migrationguard.check.StatusResult;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The machine's report, {@code <goal>.json}. Its field names are a contract: they are documented in {@code docs/json.md},
 * may be added to and never change their meaning. Written as a stream, since a long history has ten thousand findings and
 * data binding would have to warm up first.
 */
final class JsonFile {
    private static final int SCHEMA_VERSION = 1;

    private JsonFile() {}

    /** What one goal has to tell, behind the fields that every file has. */
    @FunctionalInterface
    interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    static void write(ReportOptions options, Outcome outcome, Content content) {
        AtomicFile.write(options.file("json"), out -> write(options, outcome, content, out));
    }

    static void write(ReportOptions options, Outcome outcome, Content content, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(new LinePrinter());
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            json.writeStringField("pluginVersion", options.pluginVersion());
            json.writeStringField("goal", options.goal());
            json.writeStringField("result", outcome.word());
            content.writeTo(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** {@code check} holds each goal's result under its own name, {@code check-idempotency} its own alone. */
    static Content of(
            ReportOptions options, CheckResult result, @Nullable StatusResult status, @Nullable SchemaResult schema) {
        if (!options.goal().equals("check")) {
            return json -> JsonReport.write(json, result);
        }
        return json -> {
            json.writeObjectFieldStart("checkIdempotency");
            JsonReport.write(json, result);
            json.writeEndObject();
            if (status == null) {
                json.writeNullField("migrateStatus");
            } else {
                json.writeObjectFieldStart("migrateStatus");
                JsonStatus.write(json, status);
                json.writeEndObject();
            }
            if (schema == null) {
                json.writeNullField("verifySchema");
            } else {
                json.writeObjectFieldStart("verifySchema");
                JsonSchema.write(json, schema);
                json.writeEndObject();
            }
        };
    }
}

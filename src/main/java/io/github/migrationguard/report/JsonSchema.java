package io.github.migrationguard.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.migrationguard.check.SchemaResult;
import io.github.migrationguard.check.SchemaResult.VerifiedHistory;
import io.github.migrationguard.check.ServerUsed;
import io.github.migrationguard.schema.Compared;
import io.github.migrationguard.schema.SchemaDifference;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a schema differs, for machines: {@code verify-schema.json}, or its part of {@code check.json}. */
final class JsonSchema {
    private final JsonGenerator json;

    private JsonSchema(JsonGenerator json) {
        this.json = json;
    }

    /** The fields behind those that every file has. */
    static void write(JsonGenerator json, SchemaResult result) throws IOException {
        new JsonSchema(json).content(result);
    }

    private void content(SchemaResult result) throws IOException {
        json.writeStringField("database", result.database());
        json.writeBooleanField("matches", result.matches());
        json.writeStringField("server", result.version());
        SchemaResult.Analysed analysed = result.analysed();
        json.writeStringField("expectedFrom", analysed == null ? "replay" : "analysis");
        text("expectedFromReason", analysed == null ? null : analysed.reason());
        text("unknown", analysed == null ? null : analysed.unknown());
        replayedOn(result.replayedOn());
        notCompared(result.notCompared());
        json.writeArrayFieldStart("histories");
        for (VerifiedHistory history : result.histories()) {
            history(history);
        }
        json.writeEndArray();
    }

    private void replayedOn(@Nullable ServerUsed server) throws IOException {
        if (server == null) {
            json.writeNullField("replayedOn");
            return;
        }
        json.writeObjectFieldStart("replayedOn");
        json.writeStringField("source", server.source());
        json.writeStringField("version", server.version());
        json.writeEndObject();
    }

    private void notCompared(Compared.@Nullable Left left) throws IOException {
        if (left == null) {
            json.writeNullField("notCompared");
            return;
        }
        json.writeObjectFieldStart("notCompared");
        strings("extensions", left.extensions());
        strings("objects", left.objects());
        json.writeEndObject();
    }

    private void history(VerifiedHistory history) throws IOException {
        json.writeStartObject();
        json.writeStringField("directory", history.directory());
        json.writeStringField("layout", history.layout());
        json.writeNumberField("replayed", history.replayed());
        strings("edited", history.edited());
        strings("missing", history.missing());
        differences(json, history.differences());
        json.writeEndObject();
    }

    /** The field {@code differences} of an object that is open. */
    static void differences(JsonGenerator json, List<SchemaDifference> differences) throws IOException {
        JsonSchema writer = new JsonSchema(json);
        json.writeArrayFieldStart("differences");
        for (SchemaDifference difference : differences) {
            writer.difference(difference);
        }
        json.writeEndArray();
    }

    private void difference(SchemaDifference difference) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", difference.kind().word());
        json.writeStringField("objectType", difference.objectType());
        json.writeStringField("name", difference.name());
        json.writeStringField("severity", difference.severity().word());
        text("expected", difference.expected());
        text("actual", difference.actual());
        text("migration", difference.migration());
        json.writeStringField("explanation", difference.explanation());
        json.writeEndObject();
    }

    private void strings(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void text(String field, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else {
            json.writeStringField(field, value);
        }
    }
}

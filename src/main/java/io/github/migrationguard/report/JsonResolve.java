package io.github.migrationguard.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.migrationguard.check.ResolveResult;
import io.github.migrationguard.recovery.Resolution;
import java.io.IOException;
import java.util.List;

/** What was recorded, for machines: {@code resolve-applied.json} and {@code resolve-rolled-back.json}. */
final class JsonResolve {
    private JsonResolve() {}

    /** The fields behind those that every file has. */
    static void write(JsonGenerator json, ResolveResult result) throws IOException {
        Resolution resolution = result.resolution();
        json.writeStringField("database", result.database());
        json.writeStringField("table", resolution.table().shown());
        json.writeStringField("migration", resolution.migration());
        json.writeStringField("outcome", resolution.outcome().word());
        json.writeStringField("reason", resolution.reason());
        texts(json, "warnings", resolution.warnings());
        json.writeNullField("crashPoint");
        texts(json, "crashPoints", List.of());
        texts(json, "statements", List.of());
        json.writeNullField("cause");
        if (resolution.rerunnable() == null) {
            json.writeNullField("rerunnable");
        } else {
            json.writeBooleanField("rerunnable", resolution.rerunnable());
        }
        texts(json, "commands", resolution.commands());
        texts(json, "sql", resolution.sql());
    }

    private static void texts(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}

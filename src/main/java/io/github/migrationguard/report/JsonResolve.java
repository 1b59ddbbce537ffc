package io.github.migrationguard.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.migrationguard.check.ResolveResult;
import io.github.migrationguard.recovery.Extent;
import io.github.migrationguard.recovery.Recommendation;
import io.github.migrationguard.recovery.Resolution;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        if (resolution.diagnosis() == null) {
            unseen(json, resolution);
        } else {
            JsonDiagnosis.evidence(json, resolution.diagnosis());
        }
        json.writeStringField("forced", resolution.forced());
        texts(json, "commands", resolution.commands());
        texts(json, "sql", resolution.sql());
        extent(json, resolution.extent());
    }

    private static void extent(JsonGenerator json, @Nullable Extent extent) throws IOException {
        if (extent == null) {
            json.writeNullField("allPresent");
            return;
        }
        json.writeObjectFieldStart("allPresent");
        json.writeStringField("upTo", extent.upTo());
        texts(json, "recorded", extent.recorded());
        JsonSchema.differences(json, extent.differences());
        json.writeEndObject();
    }

    /** The fields of the evidence where nobody looked for any. */
    private static void unseen(JsonGenerator json, Resolution resolution) throws IOException {
        json.writeNullField("crashPoint");
        texts(json, "crashPoints", List.of());
        texts(json, "statements", List.of());
        json.writeNullField("cause");
        if (resolution.rerunnable() == null) {
            json.writeNullField("rerunnable");
        } else {
            json.writeBooleanField("rerunnable", resolution.rerunnable());
        }
        json.writeStringField("recommendation", Recommendation.NONE.word());
    }

    private static void texts(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}

package io.github.migrationguard.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.migrationguard.check.StatusResult;
import io.github.migrationguard.history.Activity;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.recovery.Condition;
import io.github.migrationguard.recovery.HistoryStatus;
import io.github.migrationguard.recovery.MigrationStatus;
import io.github.migrationguard.recovery.State;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a database stands, for machines: {@code migrate-status.json}, or its part of {@code check.json}. */
final class JsonStatus {
    private final JsonGenerator json;

    private JsonStatus(JsonGenerator json) {
        this.json = json;
    }

    /** The fields behind those that every file has. */
    static void write(JsonGenerator json, StatusResult result) throws IOException {
        new JsonStatus(json).content(result);
    }

    private void content(StatusResult result) throws IOException {
        json.writeStringField("database", result.database());
        json.writeBooleanField("upToDate", result.upToDate());
        json.writeArrayFieldStart("histories");
        for (HistoryStatus history : result.histories()) {
            history(history);
        }
        json.writeEndArray();
    }

    private void history(HistoryStatus history) throws IOException {
        json.writeStartObject();
        json.writeStringField("directory", history.directory());
        json.writeStringField("layout", history.layout());
        table(history.table());
        json.writeBooleanField("replica", history.activity().replica());
        lock(history.activity());
        json.writeObjectFieldStart("summary");
        for (State state : State.values()) {
            json.writeNumberField(state.word(), history.counts().getOrDefault(state, 0));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("migrations");
        for (MigrationStatus migration : history.migrations()) {
            migration(migration);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void table(HistoryTable table) throws IOException {
        json.writeObjectFieldStart("table");
        json.writeStringField("name", table.shown());
        json.writeStringField("status", table.status().word());
        json.writeEndObject();
    }

    /** On a replica the locks of its primary cannot be seen. */
    private void lock(Activity activity) throws IOException {
        if (activity.replica()) {
            json.writeNullField("lock");
            return;
        }
        Activity.Lock lock = activity.lock();
        json.writeObjectFieldStart("lock");
        json.writeBooleanField("held", lock != null);
        if (lock == null) {
            json.writeNullField("pid");
        } else {
            json.writeNumberField("pid", lock.pid());
        }
        text("application", lock == null ? null : lock.application());
        text("since", lock == null ? null : time(lock.since()));
        json.writeEndObject();
    }

    private void migration(MigrationStatus migration) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", migration.id());
        json.writeStringField("state", migration.state().word());
        json.writeArrayFieldStart("conditions");
        for (Condition condition : migration.conditions()) {
            json.writeString(condition.word());
        }
        json.writeEndArray();
        text(
                "severity",
                migration.severity() == null ? null : migration.severity().word());
        json.writeNumberField("rows", migration.rows().size());
        text("startedAt", time(migration.startedAt()));
        text("finishedAt", time(migration.finishedAt()));
        json.writeStringField("message", migration.message());
        json.writeStringField("advice", migration.advice());
        json.writeEndObject();
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private void text(String field, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else {
            json.writeStringField(field, value);
        }
    }
}

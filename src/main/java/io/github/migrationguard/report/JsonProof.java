package io.github.migrationguard.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.proof.MigrationProof.Failure;
import io.github.migrationguard.proof.MigrationProof.Interruption;
import io.github.migrationguard.proof.ProofVerdict;
import io.github.migrationguard.sql.Statement;
import java.io.IOException;
import java.util.List;

/** The field {@code proof} of a migration. */
final class JsonProof {
    private JsonProof() {}

    static void write(JsonGenerator json, Migration migration, MigrationProof proof) throws IOException {
        json.writeObjectFieldStart("proof");
        json.writeStringField("verdict", word(proof.verdict()));
        String reason = proof.reason();
        if (reason == null) {
            json.writeNullField("reason");
        } else {
            json.writeStringField("reason", reason);
        }
        json.writeNumberField("crashPoints", proof.crashPoints());
        json.writeArrayFieldStart("unexercised");
        for (int statement : proof.unexercised()) {
            json.writeNumber(statement);
        }
        json.writeEndArray();
        json.writeBooleanField("cached", proof.cached());
        json.writeArrayFieldStart("failing");
        for (Failure failure : proof.failing()) {
            failure(json, migration, failure);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("interrupted");
        for (Interruption interruption : proof.interrupted()) {
            json.writeStartObject();
            json.writeNumberField("statement", interruption.statement());
            json.writeBooleanField("safe", interruption.safe());
            lines(json, interruption.difference());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The word of the contract. */
    static String word(ProofVerdict verdict) {
        return switch (verdict) {
            case PROVED -> "proved";
            case REFUTED -> "refuted";
            case UNPROVED -> "unproved";
        };
    }

    /** A state that differs is told at the statement behind which the session was lost. */
    private static void failure(JsonGenerator json, Migration migration, Failure failure) throws IOException {
        boolean error = failure.sqlState() != null;
        int number = error ? failure.statement() : failure.crashPoint();
        Statement statement = migration.script().statements().get(number - 1);
        json.writeStartObject();
        json.writeNumberField("crashPoint", failure.crashPoint());
        json.writeNumberField("statement", number);
        json.writeNumberField(
                "line",
                migration.source().span(statement.start(), statement.end()).line());
        json.writeStringField("kind", error ? "error" : "state");
        if (error) {
            json.writeStringField("sqlState", failure.sqlState());
        } else {
            json.writeNullField("sqlState");
        }
        json.writeStringField("message", failure.message());
        lines(json, failure.difference());
        json.writeEndObject();
    }

    private static void lines(JsonGenerator json, List<String> difference) throws IOException {
        json.writeArrayFieldStart("difference");
        for (String line : difference) {
            json.writeString(line);
        }
        json.writeEndArray();
    }
}

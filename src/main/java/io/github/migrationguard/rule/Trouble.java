package io.github.migrationguard.rule;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hazard together with the step that may be the one it speaks of. */
record Trouble(Migration migration, Statement statement, Hazard hazard, Step step) {
    /** Whether the error has one of these SQLSTATEs. */
    boolean raises(String... sqlStates) {
        return hazard.sqlState() != null && List.of(sqlStates).contains(hazard.sqlState());
    }

    /** Whether the hazard speaks of an object of this name. */
    boolean names(String name) {
        return hazard.detail().contains("\"" + name + "\"");
    }

    /** What the re-run does, in one sentence. */
    String message() {
        return switch (hazard.kind()) {
            case FAILS, MISSES -> "running this again fails: " + hazard.detail();
            case CHANGES_STATE -> "running this again ends differently: " + hazard.detail();
            case INTERRUPTED -> "cut off in its middle it cannot be run again: " + hazard.detail();
            case FAILS_AT_FIRST -> "this fails when it is run for the first time: " + hazard.detail();
            case UNDECIDED -> "whether this can be run again cannot be told: " + hazard.detail();
        };
    }

    /** After which crash, in words that start a sentence. */
    String crash() {
        int last = migration.script().statements().size();
        List<Integer> points = hazard.crashPoints();
        int first = points.isEmpty() ? last : points.get(0);
        if (first == last) {
            return last == 1
                    ? "A crash after this statement, before the migration is recorded,"
                    : "A crash after the last statement, before the migration is recorded,";
        }
        return first == statement.number() ? "A crash after this statement" : "A crash after statement " + first;
    }

    Advice at(Identifier place, String reason, String help, @Nullable Edit edit) {
        return new Advice(place.start(), place.end(), message(), reason, help, edit);
    }

    Advice at(QualifiedName place, String reason, String help, @Nullable Edit edit) {
        return new Advice(place.start(), place.end(), message(), reason, help, edit);
    }

    Advice atStep(String reason, String help) {
        return new Advice(step.start(), step.end(), message(), reason, help, null);
    }

    /** What stands in the way of a statement that creates something. */
    String leaves(String what) {
        return crash() + " leaves the " + what + " behind, and the next run stops here.";
    }

    /** The step with words put in before an offset, as it would be written. */
    String with(Edit edit) {
        String text = step.tokens().text();
        return text.substring(step.start(), edit.start()) + edit.text() + text.substring(edit.end(), step.end()) + ";";
    }
}

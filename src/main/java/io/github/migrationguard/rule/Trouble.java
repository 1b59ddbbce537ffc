package io.github.migrationguard.rule;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hazard together with the step that may be the one it speaks of. */
record Trouble(Migration migration, Statement statement, Hazard hazard, Step step) {
    Command command() {
        return step.command();
    }

    @Nullable
    AlterAction action() {
        return step.action();
    }

    boolean is(Hazard.Kind kind) {
        return hazard.kind() == kind;
    }

    /** Whether the re-run stops with an error. */
    boolean stops() {
        return is(Hazard.Kind.FAILS) || is(Hazard.Kind.MISSES);
    }

    /** Whether the re-run stops with one of these errors. */
    boolean stopsWith(String... sqlStates) {
        String raised = stops() ? sqlState() : "";
        for (String sqlState : sqlStates) {
            if (sqlState.equals(raised)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the error says that a name is taken (duplicate_object and its kin). */
    boolean meetsName() {
        return stopsWith("42701", "42710", "42723", "42P06", "42P07", "42P16");
    }

    /** Whether a RAISE of the migration itself stops the re-run. */
    boolean isRaised() {
        return sqlState().equals("P0001");
    }

    /** The SQLSTATE of the error, empty where none is raised. */
    String sqlState() {
        String state = hazard.sqlState();
        return state == null ? "" : state;
    }

    /** The subject that the hazard speaks of by name; null where it names none of the step. */
    @Nullable
    Subject named() {
        for (Subject subject : Subject.of(step)) {
            if (names(subject.name())) {
                return subject;
            }
        }
        return null;
    }

    /** Whether the hazard speaks of this name, quoted or as a word of its own. */
    boolean names(String name) {
        String detail = hazard.detail();
        int at = name.isEmpty() ? -1 : detail.indexOf(name);
        while (at >= 0) {
            int end = at + name.length();
            boolean starts = at == 0 || !Character.isJavaIdentifierPart(detail.charAt(at - 1));
            boolean ends = end == detail.length() || !Character.isJavaIdentifierPart(detail.charAt(end));
            if (starts && ends) {
                return true;
            }
            at = detail.indexOf(name, at + 1);
        }
        return false;
    }

    /** What to point at: the object that the hazard names, else what the step is about, else all of it. */
    Place place() {
        Subject named = named();
        List<Subject> subjects = Subject.of(step);
        if (named != null) {
            return named.place();
        }
        return subjects.isEmpty() ? step.place() : subjects.get(0).place();
    }

    /** Why the rows of the table end up different, without naming the table once more. */
    String aboutRows(QualifiedName table) {
        String detail = hazard.detail();
        int colon = detail.indexOf(": ");
        boolean own = detail.startsWith("rows of ")
                && colon > 0
                && detail.substring(0, colon).endsWith(table.name().value());
        return own ? detail.substring(colon + 2) : detail;
    }

    /** After which crash, in words that start a sentence and want a verb. */
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

    /** An error of the re-run, at the object it speaks of. */
    Advice stopping(String reason, Cure cure) {
        return new Advice(place(), "running this again fails: " + hazard.detail(), reason, cure);
    }

    /** The usual advice where something is created that is there already; null without a cure. */
    @Nullable
    Advice alreadyThere(String what, @Nullable Cure cure) {
        return cure == null
                ? null
                : stopping(crash() + " leaves the " + what + " behind; the next run stops here.", cure);
    }

    /** The usual advice where something is wanted that is gone already; null without a cure. */
    @Nullable
    Advice alreadyGone(String reason, @Nullable Cure cure) {
        return cure == null ? null : stopping(crash() + " " + reason + "; the next run stops here.", cure);
    }

    /** A re-run that passes and ends differently. */
    Advice changing(String message, String reason, Cure cure) {
        return new Advice(place(), message, reason, cure);
    }
}

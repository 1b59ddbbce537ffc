package io.github.migrationguard.recovery;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.schema.Trail;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which statements of a migration took effect, by what a database has of the objects that they change. */
final class Evidence {
    /** Functions may do anything; so may what stands in WITH. */
    private static final Pattern ACTS = Pattern.compile("[\\w\"]\\s*\\(|\\bwith\\b", Pattern.CASE_INSENSITIVE);

    /** What comes with something else. */
    private static final Set<String> PARTS = Set.of("column", "constraint", "index", "sequence", "acl");

    private final Migration migration;
    private final Trail trail;
    private final Map<ObjectName, String> live;
    private final Map<ObjectName, String> later;
    private final Set<ObjectName> superseded = new TreeSet<>();
    private final Set<ObjectName> cutOff = new TreeSet<>();

    /**
     * @param trail of the migration, behind those that were recorded before it
     * @param live what the database has, by the same names
     * @param later what it should have when migrations that were recorded later are run too; null where none were
     */
    Evidence(Migration migration, Trail trail, Map<ObjectName, String> live, @Nullable Map<ObjectName, String> later) {
        this.migration = migration;
        this.trail = trail;
        this.live = live;
        this.later = later == null ? Map.of() : later;
        for (ObjectName object : trail.changed()) {
            if (trail.isCutOff(object, live.get(object))) {
                cutOff.add(object);
            }
        }
        if (later != null) {
            for (ObjectName object : trail.changed()) {
                if (!Objects.equals(trail.definition(trail.ran(), object), later.get(object))) {
                    superseded.add(object);
                }
            }
        }
    }

    /** The crash points that the database fits, ascending. */
    List<Integer> crashPoints() {
        List<Integer> fitting = new ArrayList<>();
        Set<ObjectName> changed = trail.changed();
        changed.removeAll(superseded);
        for (int point = 0; point <= trail.ran(); point++) {
            // What the next statement left when it was cut off is not made yet.
            boolean fits = cutOff.isEmpty()
                    || (point < trail.ran() && trail.changedBy(point + 1).containsAll(cutOff));
            for (ObjectName object : changed) {
                fits &= trail.fits(point, object, cutOff.contains(object) ? null : live.get(object));
            }
            if (fits) {
                fitting.add(point);
            }
        }
        return fitting;
    }

    /** Indexes that a statement left INVALID when it was cut off, as SQL writes them. */
    List<String> cutOff() {
        return cutOff.stream().map(ObjectName::name).toList();
    }

    /** One for each statement, in order. */
    List<StatementEvidence> statements() {
        List<StatementEvidence> all = new ArrayList<>();
        boolean laterRan = false;
        List<Statement> statements = migration.script().statements();
        for (int i = statements.size() - 1; i >= 0; i--) {
            Statement statement = statements.get(i);
            StatementEvidence evidence = of(statement, laterRan);
            laterRan |= evidence.effect() == Effect.WITNESSED;
            all.add(0, evidence);
        }
        return all;
    }

    private StatementEvidence of(Statement statement, boolean laterRan) {
        if (statement.number() > trail.ran()) {
            String stop = trail.stop() == null ? "" : trail.stop();
            boolean first = statement.number() == trail.ran() + 1;
            return evidence(
                    statement,
                    Effect.UNKNOWN,
                    first
                            ? "it cannot be run in a scratch database either: " + stop
                            : "it comes behind one that fails");
        }
        Set<ObjectName> changed = trail.changedBy(statement.number());
        if (changed.isEmpty()) {
            return traceless(statement, laterRan);
        }
        List<ObjectName> after = new ArrayList<>();
        List<ObjectName> before = new ArrayList<>();
        List<ObjectName> either = new ArrayList<>();
        for (ObjectName object : changed) {
            if (superseded.contains(object)) {
                if (!Objects.equals(later.get(object), live.get(object))) {
                    return evidence(
                            statement,
                            Effect.DIFFERENT,
                            object + " is not as the migrations that were recorded later leave it");
                }
                continue;
            }
            boolean fitsBefore = matches(object, 0, statement.number() - 1);
            boolean fitsAfter = matches(object, statement.number(), trail.ran());
            if (!fitsBefore && !fitsAfter) {
                return evidence(statement, Effect.DIFFERENT, differs(object));
            }
            (fitsBefore ? fitsAfter ? either : before : after).add(object);
        }
        if (!before.isEmpty()) {
            return evidence(statement, Effect.ABSENT, isBefore(foremost(before)));
        }
        if (!after.isEmpty()) {
            return evidence(statement, Effect.WITNESSED, isAfter(foremost(after)));
        }
        if (either.isEmpty()) {
            return evidence(
                    statement,
                    Effect.SUPERSEDED,
                    changed.iterator().next() + " is as migrations that were recorded later leave it");
        }
        if (laterRan) {
            return evidence(statement, Effect.IMPLIED, "a later statement ran");
        }
        return evidence(statement, Effect.VOID, either.get(0) + " is the same before and after the migration");
    }

    /** A table says more than its columns. */
    private static ObjectName foremost(List<ObjectName> objects) {
        for (ObjectName object : objects) {
            if (!PARTS.contains(object.kind())) {
                return object;
            }
        }
        return objects.get(0);
    }

    private StatementEvidence traceless(Statement statement, boolean laterRan) {
        if (!mayActUnseen(statement)) {
            return evidence(statement, Effect.VOID, "it changes nothing in this database");
        }
        return laterRan
                ? evidence(statement, Effect.IMPLIED, "a later statement ran")
                : evidence(
                        statement, Effect.UNKNOWN, "what it does to rows or sequences leaves no trace in the catalogs");
    }

    /** Whether it may do something that catalogs do not show: to rows, to sequences, by functions. */
    private static boolean mayActUnseen(Statement statement) {
        Command command = statement.command();
        if (command instanceof Command.Alter alter) {
            return alter.object().kind() == ObjectKind.SEQUENCE;
        }
        return command instanceof Command.Insert
                || command instanceof Command.Update
                || command instanceof Command.Delete
                || command instanceof Command.Merge
                || command instanceof Command.Copy
                || command instanceof Command.Truncate
                || command instanceof Command.Call
                || command instanceof Command.Execute
                || command instanceof Command.Refresh
                || command instanceof Command.DoBlock
                || command instanceof Command.Opaque
                || (command instanceof Command.Query
                        && ACTS.matcher(text(statement)).find());
    }

    private static String text(Statement statement) {
        return statement.tokens().text().substring(statement.start(), statement.end());
    }

    /** Whether the database has the object as one of these states has it. */
    private boolean matches(ObjectName object, int from, int to) {
        for (int state = from; state <= to; state++) {
            if (Objects.equals(trail.definition(state, object), live.get(object))) {
                return true;
            }
        }
        return false;
    }

    private String differs(ObjectName object) {
        if (cutOff.contains(object)) {
            return object + " is there, but INVALID: its building was cut off";
        }
        return live.containsKey(object)
                ? object + " is there, but is not what the migration makes"
                : object + " was there before the migration, and is not any more";
    }

    private String isBefore(ObjectName object) {
        return live.containsKey(object) ? object + " is as it was before" : object + " is not there";
    }

    private String isAfter(ObjectName object) {
        return live.containsKey(object) ? object + " is there" : object + " is gone";
    }

    private StatementEvidence evidence(Statement statement, Effect effect, String why) {
        int line = migration.source().span(statement.start(), statement.end()).line();
        return new StatementEvidence(statement.number(), line, effect, why);
    }
}

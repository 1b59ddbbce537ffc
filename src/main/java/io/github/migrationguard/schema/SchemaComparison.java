package io.github.migrationguard.schema;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.schema.SchemaDifference.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the replayed migrations leave, against what a database has. */
public final class SchemaComparison {
    private static final Set<String> OWNERS =
            Set.of("schema", "table", "view", "materialized view", "foreign table", "type", "domain");

    /** What is told where no migration makes it; of other kinds only what the migrations make is looked at. */
    private static final Set<String> TOLD = Set.of(
            "table",
            "view",
            "materialized view",
            "foreign table",
            "column",
            "constraint",
            "index",
            "policy",
            "row security",
            "trigger",
            "rule",
            "sequence",
            "statistics",
            "function",
            "procedure",
            "aggregate",
            "type",
            "domain");

    private final String schema;
    private final SchemaObjects given;
    private final Provenance provenance;
    private final SortedMap<ObjectName, SchemaObject> expected;
    private final SortedMap<ObjectName, SchemaObject> actual;
    private final SortedMap<ObjectName, SchemaObject> missing = new TreeMap<>();
    private final SortedMap<ObjectName, SchemaObject> extra = new TreeMap<>();
    private final List<SchemaDifference> differences = new ArrayList<>();

    private SchemaComparison(Replay replay, LiveSchema live) throws SQLException {
        this.schema = replay.schema();
        this.given = replay.given();
        this.provenance = new Provenance(replay.replayed());
        this.expected = replay.state().byName();
        this.actual = SchemaObjects.of(live.snapshot()).byName();
    }

    /**
     * Compares the state after the migrations that were replayed until now.
     *
     * @return worst first, then by kind and name; empty where the database has what they leave, and nothing else
     * @throws SQLException where the scratch database cannot be read
     */
    public static List<SchemaDifference> of(Replay replay, LiveSchema live) throws SQLException {
        SchemaComparison comparison = new SchemaComparison(replay, live);
        comparison.compare();
        return comparison.differences.stream()
                .sorted(Comparator.comparing(SchemaDifference::kind)
                        .thenComparing(SchemaDifference::objectType)
                        .thenComparing(SchemaDifference::name))
                .toList();
    }

    private void compare() {
        expected.forEach((name, object) -> {
            SchemaObject there = actual.get(name);
            if (object.equals(given.byName().get(name))) {
                return;
            }
            if (there == null) {
                missing.put(name, object);
            } else if (!there.lines().equals(object.lines())) {
                differs(object, there);
            }
        });
        actual.forEach((name, object) -> {
            if (!expected.containsKey(name) && !given.byName().containsKey(name) && isOurs(object)) {
                extra.put(name, object);
            }
        });
        pairNamesThatPostgresChose();
        removeParts(missing);
        removeParts(extra);
        missing.values().forEach(object -> add(Kind.MISSING, object, null));
        extra.values().forEach(object -> add(Kind.UNEXPECTED, null, object));
    }

    private void differs(SchemaObject wanted, SchemaObject there) {
        List<String> lines = Tuning.withoutOwn(there, wanted);
        if (!lines.equals(wanted.lines())) {
            add(Kind.DIFFERENT, wanted, there);
        }
    }

    /** Whether it is in a schema that the migrations use, so that they could have made it. */
    private boolean isOurs(SchemaObject object) {
        return TOLD.contains(object.kind())
                && object.schema().equals(schema)
                && !object.shown().equals(schema + "._prisma_migrations")
                && !object.table().equals(schema + "._prisma_migrations");
    }

    /** The same constraint or index under another name, where no migration says the name. */
    private void pairNamesThatPostgresChose() {
        Iterator<SchemaObject> all = missing.values().iterator();
        while (all.hasNext()) {
            SchemaObject one = all.next();
            boolean nameless = one.kind().equals("constraint") || one.kind().equals("index");
            SchemaObject other = nameless && !provenance.names(one.simpleName()) ? twin(one) : null;
            if (other != null) {
                extra.remove(other.name());
                all.remove();
            }
        }
    }

    private @Nullable SchemaObject twin(SchemaObject one) {
        for (SchemaObject other : extra.values()) {
            if (other.kind().equals(one.kind())
                    && other.table().equals(one.table())
                    && other.nameless().equals(one.nameless())) {
                return other;
            }
        }
        return null;
    }

    /** Where a table is not there, its columns need not be told, nor the index of a constraint. */
    private void removeParts(SortedMap<ObjectName, SchemaObject> objects) {
        Set<String> owners = new HashSet<>();
        Set<String> constraints = new HashSet<>();
        for (SchemaObject object : objects.values()) {
            if (OWNERS.contains(object.kind())) {
                owners.add(object.name().name());
            } else if (object.kind().equals("constraint")) {
                constraints.add(object.shown());
            }
        }
        for (SchemaDifference difference : differences) {
            if (difference.objectType().equals("constraint")) {
                constraints.add(difference.name());
            }
        }
        objects.values()
                .removeIf(object -> owners.contains(object.table())
                        || (!object.kind().equals("schema") && owners.contains(object.schema()))
                        || (object.kind().equals("index")
                                && constraints.contains(object.table() + "." + object.simpleName())));
    }

    private void add(Kind kind, @Nullable SchemaObject wanted, @Nullable SchemaObject there) {
        SchemaObject object = wanted != null ? wanted : there;
        if (object == null) {
            return;
        }
        differences.add(new SchemaDifference(
                kind,
                object.type(),
                object.shown(),
                wanted == null ? null : wanted.definition(),
                there == null ? null : there.definition(),
                wanted == null ? null : provenance.of(object),
                ""));
    }
}

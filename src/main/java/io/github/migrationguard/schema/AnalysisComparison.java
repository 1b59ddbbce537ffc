package io.github.migrationguard.schema;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.rerun.Certain;
import io.github.migrationguard.rerun.KnownSchema;
import io.github.migrationguard.schema.SchemaDifference.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What migrations certainly leave by their text, against what a database has: for where nothing can be replayed. What the
 * text does not tell is not compared, nor is what the database has beside it.
 */
public final class AnalysisComparison {
    private static final List<String> RELATIONS = List.of("table", "view", "materialized view", "foreign table");
    private static final Set<String> ROUTINES = Set.of("function", "procedure", "aggregate");
    private static final Set<String> PARTS = Set.of("constraint", "policy", "trigger", "rule");

    private final LiveSchema live;
    private final Provenance provenance;
    private final Map<List<String>, SchemaObject> there = new HashMap<>();
    private final List<SchemaDifference> differences = new ArrayList<>();

    private AnalysisComparison(LiveSchema live, List<Migration> migrations) {
        this.live = live;
        this.provenance = new Provenance(migrations);
        live.snapshot().objects().forEach((name, definition) -> {
            SchemaObject object = new SchemaObject(
                    name,
                    SchemaObject.tableOf(name, definition),
                    definition.lines().toList());
            there.putIfAbsent(path(name), object);
        });
    }

    /** @return worst first, then by kind and name */
    public static List<SchemaDifference> of(LiveSchema live, List<Migration> migrations, KnownSchema known) {
        AnalysisComparison comparison = new AnalysisComparison(live, migrations);
        known.objects().forEach(comparison::compare);
        return comparison.differences.stream()
                .sorted(Comparator.comparing(SchemaDifference::kind)
                        .thenComparing(SchemaDifference::objectType)
                        .thenComparing(SchemaDifference::name))
                .toList();
    }

    /** Kind and plain names: the same for what the analysis and what the database calls so. */
    private static List<String> path(ObjectName name) {
        List<String> path = new ArrayList<>();
        path.add(ROUTINES.contains(name.kind()) ? "function" : name.kind());
        String text = name.name();
        if (name.kind().equals("enum label")) {
            List<String> parts = Names.parts(text);
            String type = parts.get(0) + "." + parts.get(1);
            path.addAll(plain(type));
            String label = text.substring(type.length() + 1);
            path.add(label.substring(1, label.length() - 1).replace("''", "'"));
            return path;
        }
        if (PARTS.contains(name.kind())) {
            path.addAll(plain(Names.table(text)));
            path.add(Names.plain(Names.beforeTable(text)));
            return path;
        }
        path.addAll(plain(path.get(0).equals("function") ? text.replaceFirst("\\(.*$", "") : text));
        return path;
    }

    private static List<String> plain(String name) {
        return Names.parts(name).stream().map(Names::plain).toList();
    }

    private void compare(Certain one) {
        boolean isOfType = one.kind().equals("enum label");
        String owner = one.kind().equals("row security") ? one.name() : one.table();
        if (!owner.isEmpty() && !(isOfType ? has("type", one.schema(), owner) : hasRelation(one.schema(), owner))) {
            return;
        }
        SchemaObject wanted = wanted(one);
        // PostgreSQL chose other names; it may have chosen another one than the analysis thinks.
        if (!isOfType && !provenance.names(one.name())) {
            return;
        }
        SchemaObject found = there.get(path(one));
        if (found == null) {
            add(Kind.MISSING, wanted, null, "");
        } else if (one.kind().equals("column")) {
            compareColumn(wanted, found);
        } else if (one.kind().equals("row security") && !found.lines().containsAll(wanted.lines())) {
            add(Kind.DIFFERENT, wanted, found, "");
        } else if (one.kind().equals("index")
                && found.lines().contains("INVALID")
                && !live.building().contains(found.name().name())) {
            add(Kind.UNHEALTHY, wanted, found, Health.INVALID);
        }
    }

    private void compareColumn(SchemaObject wanted, SchemaObject found) {
        for (String line : wanted.lines()) {
            boolean same = line.startsWith("type: ")
                    ? found.lines().stream()
                            .filter(other -> other.startsWith("type: "))
                            .anyMatch(other -> line.equals("type: " + KnownSchema.type(other.substring(6))))
                    : found.lines().contains(line);
            if (!same) {
                add(Kind.DIFFERENT, wanted, found, "");
                return;
            }
        }
    }

    private boolean hasRelation(String schema, String name) {
        return RELATIONS.stream().anyMatch(kind -> has(kind, schema, name));
    }

    private boolean has(String kind, String schema, String name) {
        return there.containsKey(List.of(kind, schema, name));
    }

    private static List<String> path(Certain one) {
        List<String> path = new ArrayList<>(List.of(one.kind()));
        if (!one.schema().isEmpty()) {
            path.add(one.schema());
        }
        if (!one.table().isEmpty() && !one.kind().equals("index")) {
            path.add(one.table());
        }
        path.add(one.name());
        return path;
    }

    private static SchemaObject wanted(Certain one) {
        String schema = one.schema().isEmpty() ? "" : Names.quoted(one.schema()) + ".";
        String name = Names.quoted(one.name());
        String table = one.table().isEmpty() ? "" : schema + Names.quoted(one.table());
        String shown = PARTS.contains(one.kind())
                ? name + " of table " + table
                : one.kind().equals("column") || one.kind().equals("enum label") ? table + "." + name : schema + name;
        String part = one.kind().equals("row security") ? shown : table;
        return new SchemaObject(
                new ObjectName(one.kind(), shown),
                part,
                one.definition().lines().toList());
    }

    private void add(Kind kind, SchemaObject wanted, @Nullable SchemaObject found, String explanation) {
        differences.add(new SchemaDifference(
                kind,
                wanted.type(),
                wanted.shown(),
                wanted.definition(),
                found == null ? wanted.kind().equals("row security") ? "disabled" : null : found.definition(),
                provenance.of(wanted),
                explanation));
    }
}

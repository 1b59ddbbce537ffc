package io.github.migrationguard.schema;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of a snapshot is compared between databases, without the properties that differ from one to the next anyway. */
final class SchemaObjects {
    /** Kinds that a schema does not consist of: those of the whole server, and what an administrator sets. */
    private static final Set<String> LEFT_OUT = Set.of(
            "database",
            "enum label",
            "extension dependency",
            "large object",
            "role",
            "role membership",
            "role password",
            "security label",
            "setting",
            "subscription",
            "tablespace",
            "user mapping");

    private static final Set<String> CODE = Set.of("function", "procedure");
    private static final String NOT_NULL = "NOT NULL ";
    private static final String LABEL = "enum label";

    private final SortedMap<ObjectName, SchemaObject> objects = new TreeMap<>();

    private SchemaObjects() {}

    static SchemaObjects of(Snapshot snapshot) {
        SchemaObjects all = new SchemaObjects();
        Map<String, SortedMap<Integer, String>> labels = new TreeMap<>();
        for (Map.Entry<ObjectName, String> entry : snapshot.objects().entrySet()) {
            ObjectName name = entry.getKey();
            if (name.kind().equals(LABEL)) {
                int position = Integer.parseInt(entry.getValue().substring("position: ".length()));
                labels.computeIfAbsent(Names.owner(name.name()), type -> new TreeMap<>())
                        .put(position, Names.last(name.name()));
            }
        }
        for (Map.Entry<ObjectName, String> entry : snapshot.objects().entrySet()) {
            if (isSaidElsewhere(entry.getKey(), entry.getValue(), snapshot)) {
                continue;
            }
            SchemaObject object = object(entry.getKey(), entry.getValue(), labels);
            if (object != null) {
                all.objects.put(entry.getKey(), object);
            }
        }
        return all;
    }

    SortedMap<ObjectName, SchemaObject> byName() {
        return objects;
    }

    private static boolean isSaidElsewhere(ObjectName name, String definition, Snapshot snapshot) {
        return switch (name.kind()) {
            // The column says NOT NULL; a constraint that is not valid yet does more. That of a parent has parts.
            case "constraint" ->
                (definition.startsWith(NOT_NULL) && isPlain(definition))
                        || definition.lines().anyMatch(line -> line.startsWith("part of: "));
            // Between indexes it follows from their tables.
            case "inheritance" ->
                !snapshot.objects().containsKey(new ObjectName("table", SchemaObject.tableOf(name, definition)))
                        && !snapshot.objects()
                                .containsKey(new ObjectName("foreign table", SchemaObject.tableOf(name, definition)));
            case "comment" -> name.name().startsWith("on extension ");
            default -> false;
        };
    }

    Map<ObjectName, String> definitions() {
        Map<ObjectName, String> definitions = new TreeMap<>();
        objects.forEach((name, object) -> definitions.put(name, object.definition()));
        return definitions;
    }

    private static @Nullable SchemaObject object(
            ObjectName name, String definition, Map<String, SortedMap<Integer, String>> labels) {
        if (LEFT_OUT.contains(name.kind())) {
            return null;
        }
        List<String> lines = new ArrayList<>(lines(name.kind(), definition));
        SortedMap<Integer, String> own = name.kind().equals("type") ? labels.get(name.name()) : null;
        if (own != null) {
            lines.add("labels: " + String.join(", ", own.values()));
        }
        return new SchemaObject(name, SchemaObject.tableOf(name, definition), lines);
    }

    private static boolean isPlain(String notNull) {
        String first = notNull.lines().findFirst().orElse("");
        return !first.endsWith(" NOT VALID") && !first.endsWith(" NO INHERIT");
    }

    private static List<String> lines(String kind, String definition) {
        List<String> lines = definition.lines().toList();
        if (CODE.contains(kind)) {
            // The body may hold any line.
            return lines.subList(1, lines.size());
        }
        return lines.stream().filter(line -> isCompared(kind, line)).toList();
    }

    private static boolean isCompared(String kind, String line) {
        return switch (kind) {
            case "column" ->
                !line.startsWith("position: ")
                        && !line.startsWith("parents with it: ")
                        && !line.equals("declared here too");
            // It has the constraint's own name, or another table's constraint says it.
            case "constraint" ->
                !line.startsWith("index: ")
                        && !line.startsWith("parents with it: ")
                        && !line.equals("declared here too");
            case "extension" -> false;
            case "index" -> !line.equals("clustered");
            case "materialized view" -> !line.startsWith("owner: ") && !line.equals("not populated");
            case "collation" -> !line.startsWith("owner: ") && !line.startsWith("version: ");
            default -> !line.startsWith("owner: ");
        };
    }
}

package io.github.migrationguard.schema;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.ast.Command;
import java.util.List;

/**
 * One object in a form that can be compared between databases: without its owner and its position.
 *
 * @param name as the snapshot has it
 * @param table the relation or type that it is a part of, as SQL writes it; empty for what is no part
 * @param lines its definition
 */
record SchemaObject(ObjectName name, String table, List<String> lines) {
    SchemaObject {
        lines = List.copyOf(lines);
    }

    String kind() {
        return name.kind();
    }

    String definition() {
        return String.join("\n", lines);
    }

    /** The word of the report: {@code row-security}. */
    String type() {
        return kind().equals("acl") ? "privilege" : kind().replace(' ', '-');
    }

    /** The name of the report: what is no more than a part of a table stands behind it. */
    String shown() {
        String part = Names.beforeTable(name.name());
        return part.length() == name.name().length() ? part : table + "." + part;
    }

    /** Its own name without schema and table, quoted where it must be. */
    String simpleName() {
        return Names.last(Names.beforeTable(name.name()));
    }

    /** The schema that it is in, as SQL writes it; empty for what is in none. */
    String schema() {
        String place = table.isEmpty() ? name.name() : table;
        return Names.parts(place).size() > 1 ? Names.parts(place).get(0) : kind().equals("schema") ? place : "";
    }

    /** The definition without the object's own name, which may be one that PostgreSQL chose. */
    String nameless() {
        return kind().equals("index")
                ? definition().replaceFirst(" INDEX \\Q" + simpleName() + "\\E ON ", " INDEX ON ")
                : definition();
    }

    /** The relation or type that an object is a part of. */
    static String tableOf(ObjectName name, String definition) {
        return switch (name.kind()) {
            case "column" -> Names.owner(name.name());
            case "constraint", "policy", "trigger", "rule" -> Names.table(name.name());
            case "row security", "foreign table options" -> name.name();
            case "inheritance" -> name.name().substring(0, name.name().indexOf(" from "));
            case "index" -> indexed(definition);
            case "sequence" ->
                definition
                        .lines()
                        .filter(line -> line.startsWith("owned by: "))
                        .map(line -> Names.owner(line.substring("owned by: ".length())))
                        .findFirst()
                        .orElse("");
            default -> "";
        };
    }

    /** The table in what {@code pg_get_indexdef} prints, which may be several lines; other properties follow. */
    private static String indexed(String definition) {
        for (int end = definition.indexOf('\n'); end >= 0; end = definition.indexOf('\n', end + 1)) {
            String table = indexedIn(definition.substring(0, end));
            if (!table.isEmpty()) {
                return table;
            }
        }
        return indexedIn(definition);
    }

    private static String indexedIn(String text) {
        if (Script.parse(text).statements().get(0).command() instanceof Command.CreateIndex index) {
            return text.substring(index.table().start(), index.table().end());
        }
        return "";
    }
}

package io.github.migrationguard.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a definition that PostgreSQL prints from a parsed expression, so that the same may be written in other words.
 *
 * @param property what stands before it in the definition; empty where it begins the definition
 * @param text the expression or statement
 * @param rest the other lines
 */
record Piece(String property, String text, List<String> rest) {
    private static final List<String> OF_COLUMN = List.of("default: ", "generated, stored: ", "generated, virtual: ");
    private static final List<String> BEHIND_COLUMN =
            List.of("storage: ", "compression: ", "statistics: ", "options: ", "foreign options: ");
    private static final Set<String> BEHIND_INDEX =
            Set.of("INVALID", "not ready", "not live", "deferrable", "primary", "replica identity");
    private static final Set<String> BEHIND_TRIGGER = Set.of("disabled", "enabled: replica", "enabled: always");

    /** All of them, in the order in which they stand; empty for kinds without any. */
    static List<Piece> of(SchemaObject object) {
        List<String> lines = object.lines();
        return switch (object.kind()) {
            case "constraint", "function", "procedure" -> List.of(new Piece("", object.definition(), List.of()));
            case "column" -> some(lines, OF_COLUMN, BEHIND_COLUMN);
            case "view", "materialized view" -> some(lines, List.of("query: "), List.of());
            case "policy" -> some(lines, List.of("using: ", "with check: "), List.of());
            case "index" -> head(lines, BEHIND_INDEX, List.of("tablespace: ", "statistics: "));
            case "trigger", "rule" -> head(lines, BEHIND_TRIGGER, List.of());
            default -> List.of();
        };
    }

    /** @param behind what may follow, so that a text of several lines has an end */
    private static List<Piece> some(List<String> lines, List<String> properties, List<String> behind) {
        List<Piece> pieces = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        String property = null;
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String begun = start(line, properties);
            if (begun != null || start(line, behind) != null) {
                if (property != null) {
                    pieces.add(new Piece(property, text.toString(), rest));
                }
                property = begun;
                text.setLength(0);
            }
            if (property == null) {
                rest.add(line);
            } else {
                text.append(text.isEmpty() ? "" : "\n").append(begun == null ? line : line.substring(begun.length()));
            }
        }
        if (property != null) {
            pieces.add(new Piece(property, text.toString(), rest));
        }
        return pieces;
    }

    private static @Nullable String start(String line, List<String> properties) {
        return properties.stream().filter(line::startsWith).findFirst().orElse(null);
    }

    private static List<Piece> head(List<String> lines, Set<String> words, List<String> properties) {
        int end = lines.size();
        while (end > 1 && (words.contains(lines.get(end - 1)) || start(lines.get(end - 1), properties) != null)) {
            end--;
        }
        return List.of(new Piece("", String.join("\n", lines.subList(0, end)), lines.subList(end, lines.size())));
    }
}

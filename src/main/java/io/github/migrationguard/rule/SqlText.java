package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.QualifiedName;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Names and values as SQL writes them. */
final class SqlText {
    /** NAMEDATALEN - 1. */
    private static final int MOST_BYTES = 63;

    private SqlText() {}

    /** A string constant. */
    static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A stored name as an identifier, in quotes so that case and key words do not matter. */
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String quoted(QualifiedName name) {
        return name.schema() == null
                ? quoted(name.name().value())
                : quoted(name.schema().value()) + "." + quoted(name.name().value());
    }

    /**
     * What PostgreSQL calls an index or constraint that is given no name (makeObjectName of its sources): the longer of
     * the two parts is cut until all fits into 63 bytes.
     *
     * @param columns joined with underscores, may be empty
     */
    static String implicitName(String table, String columns, String suffix) {
        String name = table;
        String addition = columns;
        int room = MOST_BYTES - suffix.length() - (columns.isEmpty() ? 1 : 2);
        while (bytes(name) + bytes(addition) > room) {
            if (bytes(name) > bytes(addition)) {
                name = shorter(name);
            } else {
                addition = shorter(addition);
            }
        }
        return name + (columns.isEmpty() ? "" : "_" + addition) + "_" + suffix;
    }

    private static String shorter(String name) {
        return name.substring(0, name.offsetByCodePoints(name.length(), -1));
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /** A condition that holds while the relation is there. */
    static String relationExists(QualifiedName relation) {
        return "to_regclass(" + literal(quoted(relation)) + ") IS NOT NULL";
    }

    /**
     * A condition that holds while the table has the column.
     *
     * @param more what else must hold for it in {@code information_schema.columns}, with its own AND; null for nothing
     */
    static String columnExists(QualifiedName table, String column, @Nullable String more) {
        String schema = table.schema() == null
                ? "current_schema()"
                : literal(table.schema().value());
        return "EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = " + schema
                + " AND table_name = " + literal(table.name().value()) + " AND column_name = " + literal(column)
                + (more == null ? "" : more) + ")";
    }
}

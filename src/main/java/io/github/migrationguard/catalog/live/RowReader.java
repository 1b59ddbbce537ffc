package io.github.migrationguard.catalog.live;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.RowSample;
import io.github.migrationguard.catalog.RowState;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the rows of tables as their text, which every type has, also where its values cannot be compared. Reads past row
 * security, for which the session's user must be a superuser or have BYPASSRLS, else a table with policies fails with
 * SQLSTATE 42501. A masked column is one whose values differ between two clean runs (clock, random) and are not looked at.
 */
public final class RowReader {
    /** So many tables are read by one statement: saves round trips, and keeps the statement's plan small. */
    private static final int TABLES_AT_ONCE = 50;

    private static final String TABLES = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE (c.relkind = 'r' OR c.relkind = 'm' AND c.relispopulated) AND c.relpersistence <> 't'
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY 1""";

    private static final String SHAPES = """
            SELECT x.name, c.relkind = 'p',
                   ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
                         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)
            FROM unnest(?::text[]) x (name)
            JOIN pg_catalog.pg_class c ON c.oid = to_regclass(x.name)
            WHERE c.relkind IN ('r', 'p') OR c.relkind = 'm' AND c.relispopulated""";

    private final Connection connection;
    private final QuietSession session;

    /** What must be known of a table to read its rows. */
    private record Shape(ObjectName table, boolean partitioned, List<String> columns) {
        /** Each row once: a parent's own rows, where it is no partitioned table, which has none. */
        String from() {
            return " FROM " + (partitioned ? "" : "ONLY ") + table.name() + " t";
        }

        String row(Set<String> masked) {
            return columns.stream()
                    .filter(column -> !masked.contains(column))
                    .map(Shape::reference)
                    .collect(Collectors.joining(", ", "ROW(", ")::text COLLATE \"C\""));
        }

        static String reference(String column) {
            return "t.\"" + column.replace("\"", "\"\"") + '"';
        }
    }

    /** @param timeout of one statement, as for {@link SnapshotReader} */
    public RowReader(Connection connection, Duration timeout) {
        this(new QuietSession(connection, timeout));
    }

    /** Reads through a session that others may read through too. */
    public RowReader(QuietSession session) {
        this.connection = session.connection();
        this.session = session;
    }

    /**
     * All tables with rows of their own, and filled materialized views, as objects of the kind {@code table}: leaves
     * instead of partitioned tables, no foreign tables, nothing of the system's or of extensions.
     */
    public List<ObjectName> tables() throws SQLException {
        return session.read(() -> {
            List<ObjectName> found = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    found.add(new ObjectName("table", row.getString(1)));
                }
            }
            return found;
        });
    }

    /**
     * The state of each of these tables. Tables that do not exist are not in the answer.
     *
     * @param tables by their quoted names; a partitioned table stands for all its leaves
     * @param masks names of columns, unquoted, that are left out, by table
     */
    public SortedMap<ObjectName, RowState> states(
            Collection<ObjectName> tables, Map<ObjectName, ? extends Set<String>> masks) throws SQLException {
        return session.read(() -> {
            var found = new TreeMap<ObjectName, RowState>();
            List<Shape> shapes = shapes(tables);
            for (int at = 0; at < shapes.size(); at += TABLES_AT_ONCE) {
                List<Shape> some = shapes.subList(at, Math.min(shapes.size(), at + TABLES_AT_ONCE));
                List<String> selects = new ArrayList<>();
                for (Shape shape : some) {
                    Set<String> mask = masks.get(shape.table());
                    selects.add("SELECT " + selects.size() + ", count(*), " + sums("x") + " FROM (SELECT "
                            + shape.row(mask == null ? Set.of() : mask) + shape.from() + " OFFSET 0) r (x)");
                }
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(String.join("\nUNION ALL\n", selects))) {
                    while (row.next()) {
                        found.put(some.get(row.getInt(1)).table(), state(row, 2, 3));
                    }
                }
            }
            return found;
        });
    }

    /**
     * The state of each column of a table on its own, by its unquoted name: what differs here between two clean runs is
     * to be masked. Empty where the table does not exist.
     */
    public SortedMap<String, RowState> columns(ObjectName table) throws SQLException {
        return session.read(() -> {
            var found = new TreeMap<String, RowState>();
            for (Shape shape : shapes(List.of(table))) {
                String sums = shape.columns().stream()
                        .map(column -> sums("ROW(" + Shape.reference(column) + ")::text COLLATE \"C\""))
                        .collect(Collectors.joining(", "));
                String sql = "SELECT count(*)" + (sums.isEmpty() ? "" : ", ") + sums + shape.from();
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    for (int i = 0; i < shape.columns().size(); i++) {
                        found.put(shape.columns().get(i), state(row, 1, 2 + 2 * i));
                    }
                }
            }
            return found;
        });
    }

    /**
     * The first rows of a table in the order of their text.
     *
     * @param limit at most so many, at least 0
     */
    public RowSample sample(ObjectName table, Set<String> masked, int limit) throws SQLException {
        return session.read(() -> {
            List<String> rows = new ArrayList<>();
            for (Shape shape : shapes(List.of(table))) {
                String sql = "SELECT " + shape.row(masked) + shape.from() + " ORDER BY 1 LIMIT " + (limit + 1L);
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(sql)) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
            }
            return new RowSample(rows.subList(0, Math.min(limit, rows.size())), rows.size() <= limit);
        });
    }

    private List<Shape> shapes(Collection<ObjectName> tables) throws SQLException {
        Array names = connection.createArrayOf(
                "text", tables.stream().map(ObjectName::name).distinct().toArray());
        Map<String, ObjectName> byName =
                tables.stream().collect(Collectors.toMap(ObjectName::name, name -> name, (a, b) -> a));
        List<Shape> shapes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SHAPES)) {
            statement.setArray(1, names);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ObjectName table = byName.get(row.getString(1));
                    if (table != null) {
                        String[] columns = (String[]) row.getArray(3).getArray();
                        shapes.add(new Shape(table, row.getBoolean(2), Arrays.asList(columns)));
                    }
                }
            }
        }
        return shapes;
    }

    private static String sums(String text) {
        return "coalesce(sum(hashtextextended(" + text + ", 1)), 0), coalesce(sum(hashtextextended(" + text
                + ", 2)), 0)";
    }

    private static RowState state(ResultSet row, int count, int hashes) throws SQLException {
        return new RowState(
                row.getLong(count),
                row.getBigDecimal(hashes).toBigInteger().longValue(),
                row.getBigDecimal(hashes + 1).toBigInteger().longValue());
    }
}

package io.github.migrationguard.catalog.live;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The queries over the catalogs that find the rows which a transaction wrote. What a row is about, {@code changes.sql} says
 * for the catalogs that most statements write to; a row of any other catalog is about something else.
 *
 * @param branches by catalog, what to select of its rows
 */
record ChangeSql(Map<String, String> branches) {
    private static final String CATALOGS = """
            SELECT c.relname, has_table_privilege(c.oid, 'SELECT')
            FROM pg_catalog.pg_class c
            WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r'""";

    /** What can be read of each catalog. */
    static ChangeSql read(Connection connection) throws SQLException {
        Map<String, String> known = known();
        Map<String, String> branches = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CATALOGS)) {
            while (row.next()) {
                String catalog = row.getString(1);
                String about = known.getOrDefault(catalog, "NULL::oid, NULL, NULL FROM " + catalog + " x");
                branches.put(catalog, row.getBoolean(2) ? about : unread(catalog));
            }
        }
        return new ChangeSql(Map.copyOf(branches));
    }

    /** What may not be read counts as changed, but for the planner's statistics. */
    private static String unread(String catalog) {
        return (catalog.startsWith("pg_statistic") ? "0" : "NULL") + "::oid, NULL, NULL FROM pg_class x";
    }

    /**
     * Gives (catalog, object, row, name).
     *
     * @param condition on the row {@code x} of a catalog
     */
    String query(Set<String> catalogs, String condition) {
        List<String> selects = new ArrayList<>();
        for (String catalog : catalogs) {
            String branch = Objects.requireNonNull(branches.get(catalog), catalog);
            boolean unread = branch.equals(unread(catalog));
            selects.add("SELECT '" + catalog + "', " + branch + " WHERE "
                    + (unread ? "x.oid = 'pg_class'::regclass" : condition));
        }
        return String.join("\nUNION ALL\n", selects);
    }

    private static Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        for (String block : CatalogSql.resource("changes.sql").split("(?m)^-- catalog: ")) {
            int end = block.indexOf('\n');
            StringBuilder sql = new StringBuilder();
            block.substring(end + 1)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .forEach(line -> sql.append(line).append('\n'));
            known.put(block.substring(0, end), sql.toString().strip().replaceFirst("^SELECT ", ""));
        }
        return known;
    }
}

package io.github.migrationguard.catalog.live;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    private static final Map<String, String> KNOWN = known();

    /** The catalogs that most statements write to. */
    static final Set<String> USUAL = KNOWN.keySet();

    /** Of them, those of which no row tells anything. */
    static final Set<String> WITHOUT_OBJECTS = saying("0,\\s+NULL,\\s+NULL\\s+FROM .*");

    /** Those of which no row tells a name. */
    static final Set<String> NAMELESS = saying(".*\\bNULL,\\s+NULL\\s+FROM .*");

    /** What can be read of each catalog. */
    static ChangeSql read(Connection connection) throws SQLException {
        Map<String, String> branches = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CATALOGS)) {
            while (row.next()) {
                String catalog = row.getString(1);
                String about = KNOWN.getOrDefault(catalog, "NULL::oid, NULL, NULL FROM " + catalog + " x");
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
     * Takes the names of the catalogs to look at as {@code $1}, and gives (catalog, object, row, name).
     *
     * @param catalogs of which the query can look at each
     * @param condition on the row {@code x} of a catalog
     */
    String query(Set<String> catalogs, String condition) {
        List<String> selects = new ArrayList<>();
        for (String catalog : catalogs) {
            String branch = Objects.requireNonNull(branches.get(catalog), catalog);
            boolean unread = branch.equals(unread(catalog));
            selects.add("SELECT '" + catalog + "', " + branch + " WHERE '" + catalog + "' = ANY ($1) AND "
                    + (unread ? "x.oid = 'pg_class'::regclass" : condition));
        }
        return String.join("\nUNION ALL\n", selects);
    }

    private static Set<String> saying(String pattern) {
        Pattern branch = Pattern.compile(pattern, Pattern.DOTALL);
        return KNOWN.entrySet().stream()
                .filter(known -> branch.matcher(known.getValue()).matches())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> known() {
        SortedMap<String, String> known = new TreeMap<>();
        String[] blocks = CatalogSql.resource("changes.sql").split("(?m)^-- catalog: ");
        for (String block : List.of(blocks).subList(1, blocks.length)) {
            int end = block.indexOf('\n');
            StringBuilder sql = new StringBuilder();
            block.substring(end + 1)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .forEach(line -> sql.append(line).append('\n'));
            known.put(block.substring(0, end), sql.toString().strip().replaceFirst("^SELECT ", ""));
        }
        return Collections.unmodifiableSortedMap(known);
    }
}

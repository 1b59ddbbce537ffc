package io.github.migrationguard.proof.naive;

import io.github.migrationguard.server.ScratchServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All of a database, as text.
 *
 * @param definitions what pg_dump writes, and what it leaves out
 * @param tables by name
 * @param sequences the number that each one gives next, counted in its own direction, by name
 */
record DatabaseState(List<String> definitions, Map<String, Rows> tables, Map<String, Long> sequences) {
    /** pg_dump passes over invalid indexes, and takes a partition that is half detached for a whole one. */
    private static final String LEFT_OUT_BY_PG_DUMP = """
            SELECT format('index %s valid %s ready %s live %s: %s', c.oid::regclass, i.indisvalid, i.indisready,
                          i.indislive, pg_get_indexdef(c.oid))
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
            UNION ALL
            SELECT format('partition %s detached %s', inhrelid::regclass, inhdetachpending) FROM pg_inherits
            UNION ALL
            SELECT format('constraint %s valid %s', conname, convalidated) FROM pg_constraint
            UNION ALL
            SELECT format('setting %s %s', r.rolname, s.setconfig) FROM pg_db_role_setting s
              LEFT JOIN pg_roles r ON r.oid = s.setrole
              WHERE s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
            ORDER BY 1
            """;

    private static final String TABLES = """
            SELECT format('%I.%I', n.nspname, c.relname),
                   (SELECT string_agg(format('%I::text', a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND (c.relkind = 'r' OR c.relispopulated)
            """;

    private static final String SEQUENCES = """
            SELECT format('%I.%I', schemaname, sequencename), increment_by FROM pg_sequences
            """;

    static DatabaseState read(ScratchServer server, String database, PgDump dump) throws SQLException {
        List<String> definitions = new ArrayList<>(dump.schema(database));
        Map<String, Rows> tables = new TreeMap<>();
        Map<String, Long> sequences = new TreeMap<>();
        try (Connection superuser = server.superuser(database)) {
            rows(superuser, LEFT_OUT_BY_PG_DUMP).rows().forEach(row -> definitions.add(row.get(0)));
            for (List<String> table : rows(superuser, TABLES).rows()) {
                if (table.get(1) != null) {
                    tables.put(table.get(0), rows(superuser, "SELECT " + table.get(1) + " FROM ONLY " + table.get(0)));
                }
            }
            for (List<String> sequence : rows(superuser, SEQUENCES).rows()) {
                long increment = Long.parseLong(sequence.get(1));
                String next = "SELECT last_value + CASE WHEN is_called THEN " + increment + " ELSE 0 END FROM ";
                long value = Long.parseLong(
                        rows(superuser, next + sequence.get(0)).rows().get(0).get(0));
                sequences.put(sequence.get(0), increment < 0 ? -value : value);
            }
        }
        return new DatabaseState(definitions, tables, sequences);
    }

    private static Rows rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                columns.add(result.getMetaData().getColumnName(i));
            }
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return new Rows(columns, rows);
        }
    }

    /** How another state differs from this one, both of which are right where {@code mask} says so; empty if it does not. */
    List<String> difference(DatabaseState other, Mask mask) {
        List<String> how = new ArrayList<>();
        List<String> before = mask.stable(definitions);
        List<String> now = mask.stable(other.definitions);
        if (!before.equals(now)) {
            how.add("definitions: " + Rows.difference(before, now));
        }
        tables.forEach((name, rows) -> {
            Rows then = other.tables.get(name);
            if (then != null && !mask.hides(name)) {
                List<String> one = rows.without(mask.columns(name));
                List<String> two = then.without(mask.columns(name));
                if (!one.equals(two)) {
                    how.add("rows of " + name + ": " + Rows.difference(one, two));
                }
            }
        });
        sequences.forEach((name, next) -> {
            Long then = other.sequences.get(name);
            if (then != null && then < next) {
                how.add("sequence " + name + " goes back from " + next + " to " + then);
            }
        });
        return how;
    }
}

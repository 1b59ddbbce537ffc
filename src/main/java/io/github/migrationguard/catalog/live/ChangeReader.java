package io.github.migrationguard.catalog.live;

import io.github.migrationguard.catalog.Changes;
import io.github.migrationguard.catalog.ObjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an open transaction has changed. Its own session sees the rows that it wrote to the catalogs ({@code xmin});
 * another session sees those that it replaced or deleted ({@code xmax}; PostgreSQL manual, 5.6 System Columns). Which
 * tables were written, the counters of the session tell ({@code pg_stat_get_xact_tuples_inserted} and its like; manual,
 * 28.2 The Cumulative Statistics System): they need {@code track_counts}, and may name too many. Nobody else may write to
 * the database meanwhile.
 */
public final class ChangeReader implements AutoCloseable {
    /**
     * Gives (schema, name, quoted name, whether rows were changed, or deleted) of each table that has counted something,
     * materialized views among them, and in the first row the transaction's id instead of a name.
     */
    private static final String COUNTED = """
            SELECT NULL, pg_current_xact_id()::xid::text, NULL, NULL, NULL
            UNION ALL
            SELECT n.nspname, c.relname, quote_ident(n.nspname) || '.' || quote_ident(c.relname),
                   pg_stat_get_xact_tuples_updated(c.oid) > 0, pg_stat_get_xact_tuples_deleted(c.oid) > 0
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't'
              AND pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid)
                  + pg_stat_get_xact_tuples_deleted(c.oid) > 0""";

    /** Tables that were emptied or written anew, which nothing counts, have other files then. */
    private static final String FILES = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), c.relfilenode
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = ANY ($1) AND (c.relkind = 'r' OR c.relkind = 'm' AND c.relispopulated)
              AND c.relpersistence <> 't'""";

    private final Side inside;
    private final Side outside;
    private @Nullable Prepared counted;

    /**
     * @param inside the session with the open transaction
     * @param outside a session to the same database without one
     */
    public ChangeReader(QuietSession inside, QuietSession outside) {
        this.inside = new Side(inside, "age(x.xmin) <= 0");
        // The first part is the cheap one.
        this.outside = new Side(outside, "x.xmax <> '0'::xid AND age(x.xmax) <= (SELECT age($2))");
    }

    /** One of the two sessions, and how it recognises rows of the transaction. */
    private static final class Side implements AutoCloseable {
        private final QuietSession session;
        private final String condition;
        private final Map<Set<String>, Prepared> rows = new HashMap<>();
        private @Nullable ChangeSql sql;
        private @Nullable Prepared files;

        Side(QuietSession session, String condition) {
            this.session = session;
            this.condition = condition;
        }

        /** Adds what it sees of the transaction in these catalogs. */
        void read(Set<String> catalogs, String xid, Found found) throws SQLException {
            if (sql == null) {
                sql = ChangeSql.read(session.connection());
            }
            Set<String> others = new TreeSet<>(catalogs);
            others.removeAll(ChangeSql.USUAL);
            read(ChangeSql.USUAL, catalogs, xid, found);
            if (!others.isEmpty()) {
                read(others, others, xid, found);
            }
        }

        /** The tables among the objects, with the numbers of their files. */
        Map<String, Long> files(Set<Long> objects) throws SQLException {
            Map<String, Long> found = new HashMap<>();
            if (objects.isEmpty()) {
                return found;
            }
            if (files == null) {
                files = new Prepared(session.connection(), FILES, "oid[]");
            }
            try (ResultSet row = files.query(Prepared.array(objects))) {
                while (row.next()) {
                    found.put(row.getString(1), row.getLong(2));
                }
            }
            return found;
        }

        private void read(Set<String> prepared, Set<String> catalogs, String xid, Found found) throws SQLException {
            Prepared query = rows.get(prepared);
            if (query == null) {
                query = new Prepared(
                        session.connection(), Objects.requireNonNull(sql).query(prepared, condition), "text[]", "xid");
                rows.put(prepared, query);
            }
            try (ResultSet row = query.query(Prepared.array(catalogs), xid)) {
                while (row.next()) {
                    found.add(row);
                }
            }
        }

        @Override
        public void close() throws SQLException {
            for (Prepared query : rows.values()) {
                query.close();
            }
            rows.clear();
            if (files != null) {
                files.close();
                files = null;
            }
        }
    }

    private record Row(String catalog, String id) {}

    private static final class Found {
        private String xid = "";
        private boolean everything;
        private final Set<String> catalogs = new TreeSet<>();
        private final Set<String> replaced = new TreeSet<>();
        private final Set<Long> objects = new HashSet<>();
        private final Set<ObjectName> tables = new HashSet<>();
        private final Map<Row, String> names = new HashMap<>();

        /** A changed row is about the same as before, and what it is about is read inside; only its name may be another. */
        void add(String catalog, boolean changed, boolean deleted) {
            if (!ChangeSql.WITHOUT_OBJECTS.contains(catalog)) {
                catalogs.add(catalog);
                if (deleted || (changed && !ChangeSql.NAMELESS.contains(catalog))) {
                    replaced.add(catalog);
                }
            }
        }

        void add(ResultSet row) throws SQLException {
            long object = row.getLong(2);
            if (row.wasNull()) {
                everything = true;
            } else if (object != 0) {
                objects.add(object);
            }
            String name = row.getString(4);
            if (name != null) {
                String other = names.put(new Row(row.getString(1), row.getString(3)), name);
                // Others may tell the name, and tell another one now.
                everything |= other != null && !other.equals(name);
            }
        }
    }

    /** What the transaction has changed until now. */
    public Changes read() throws SQLException {
        Found found = new Found();
        inside.session.read(() -> outside.session.read(() -> {
            readCounted(found);
            inside.read(found.catalogs, found.xid, found);
            outside.read(found.replaced, found.xid, found);
            if (found.catalogs.contains("pg_class")) {
                readFiles(found);
            }
            return found;
        }));
        return new Changes(found.everything, found.objects, found.tables);
    }

    /** The tables that the transaction has inserted rows into, or changed or deleted rows of. */
    public Set<ObjectName> writtenTables() throws SQLException {
        Found found = new Found();
        inside.session.read(() -> readCounted(found));
        return Set.copyOf(found.tables);
    }

    private void readFiles(Found found) throws SQLException {
        Map<String, Long> before = outside.files(found.objects);
        Map<String, Long> now = inside.files(found.objects);
        Set<String> tables = new HashSet<>(before.keySet());
        tables.addAll(now.keySet());
        tables.removeIf(table -> Objects.equals(before.get(table), now.get(table)));
        tables.forEach(table -> found.tables.add(new ObjectName("table", table)));
    }

    private Found readCounted(Found found) throws SQLException {
        if (counted == null) {
            counted = new Prepared(inside.session.connection(), COUNTED);
        }
        try (ResultSet row = counted.query()) {
            while (row.next()) {
                String schema = row.getString(1);
                if (schema == null) {
                    found.xid = row.getString(2);
                } else if (schema.equals("pg_catalog")) {
                    found.add(row.getString(2), row.getBoolean(4), row.getBoolean(5));
                } else if (!schema.equals("pg_toast") && !schema.equals("information_schema")) {
                    found.tables.add(new ObjectName("table", row.getString(3)));
                }
            }
        }
        return found;
    }

    /** Frees the prepared statements; the connections stay open. */
    @Override
    public void close() throws SQLException {
        if (counted != null) {
            counted.close();
            counted = null;
        }
        inside.close();
        outside.close();
    }
}

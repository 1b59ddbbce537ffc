package io.github.migrationguard.recovery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table in which a statement does what its words say and nothing else: no trigger, no rule, no partitions.
 *
 * @param columns those that can be compared without doubt, by the names that PostgreSQL stores
 * @param keys columns of each unique index that holds for all rows
 */
record PlainTable(Set<String> columns, List<Set<String>> keys) {
    /** Internal triggers are those of foreign keys, which change nothing in this table. */
    private static final String TABLE = """
            SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND c.relkind = 'r' AND NOT c.relhassubclass AND NOT c.relhasrules
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal)""";

    /**
     * Equal is the same for these types and depends on no setting; that of a domain or of an extension's type may mean
     * anything, and a time with its zone depends on that of the session.
     */
    private static final String COLUMNS = """
            SELECT a.attname FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
            WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped AND l.collisdeterministic IS DISTINCT FROM false
              AND (t.typtype = 'e' OR t.typnamespace = 'pg_catalog'::regnamespace AND t.typname IN ('bool', 'int2',
                'int4', 'int8', 'numeric', 'text', 'varchar', 'uuid', 'date', 'timestamp', 'jsonb'))""";

    private static final String KEYS = """
            SELECT (SELECT array_agg(a.attname::text) FROM pg_catalog.pg_attribute a
                    WHERE a.attrelid = i.indrelid AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1]))
            FROM pg_catalog.pg_index i
            WHERE i.indrelid = ? AND i.indisunique AND i.indisvalid AND i.indimmediate
              AND i.indpred IS NULL AND i.indexprs IS NULL""";

    /** Somebody's own operator over the usual types could be taken instead of PostgreSQL's. */
    private static final String OWN_OPERATORS = """
            SELECT EXISTS (SELECT FROM pg_catalog.pg_operator o
              LEFT JOIN pg_catalog.pg_type l ON l.oid = o.oprleft LEFT JOIN pg_catalog.pg_type r ON r.oid = o.oprright
              WHERE o.oprnamespace <> 'pg_catalog'::regnamespace
                AND o.oprname IN ('=', '<>', '<', '>', '<=', '>=', '+', '-', '*', '||', '~~', '!~~')
                AND coalesce(l.typnamespace, 'pg_catalog'::regnamespace) = 'pg_catalog'::regnamespace
                AND coalesce(r.typnamespace, 'pg_catalog'::regnamespace) = 'pg_catalog'::regnamespace)
              OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.pronamespace <> 'pg_catalog'::regnamespace
                AND p.proname = ANY (?))""";

    PlainTable {
        columns = Set.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /**
     * Looks it up.
     *
     * @param functions names that have to mean PostgreSQL's own
     * @return null where there is no such table, or it is not plain
     */
    static @Nullable PlainTable read(Connection connection, String schema, String name, Set<String> functions)
            throws SQLException {
        Array named = connection.createArrayOf("name", functions.toArray());
        try (PreparedStatement query = connection.prepareStatement(OWN_OPERATORS)) {
            query.setArray(1, named);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next() || row.getBoolean(1)) {
                    return null;
                }
            }
        }
        long oid;
        try (PreparedStatement query = connection.prepareStatement(TABLE)) {
            query.setString(1, schema);
            query.setString(2, name);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                oid = row.getLong(1);
            }
        }
        Set<String> columns = new HashSet<>();
        List<Set<String>> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setLong(1, oid);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        try (PreparedStatement query = connection.prepareStatement(KEYS)) {
            query.setLong(1, oid);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    keys.add(Set.of((String[]) rows.getArray(1).getArray()));
                }
            }
        }
        return new PlainTable(columns, keys);
    }
}

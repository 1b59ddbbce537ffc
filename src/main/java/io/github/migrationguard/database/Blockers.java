package io.github.migrationguard.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Who holds the locks that keep even readers out: only ACCESS EXCLUSIVE does (PostgreSQL manual, 13.3.1). */
final class Blockers {
    /** A prepared transaction holds locks without a process. */
    private static final String EXCLUSIVE = """
            SELECT pg_catalog.format('%s is locked by %s%s%s', string_agg(pg_catalog.format('%I.%I', n.nspname, c.relname),
                       ', ' ORDER BY c.relkind = 'i', n.nspname, c.relname),
                     coalesce('process ' || l.pid, 'a prepared transaction'),
                     ' (' || nullif(a.application_name, '') || ')',
                     ' since ' || pg_catalog.to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'))
            FROM pg_catalog.pg_locks l
            JOIN pg_catalog.pg_class c ON c.oid = l.relation AND c.relkind IN ('r', 'p', 'm', 'v', 'i')
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname <> 'pg_toast'
            LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock' AND l.granted
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            GROUP BY l.pid, l.virtualtransaction, a.application_name, a.xact_start
            ORDER BY a.xact_start LIMIT 3""";

    private Blockers() {}

    /** One clause for each, the oldest first, at most three; empty where they have gone meanwhile. */
    static List<String> of(Connection connection) throws SQLException {
        List<String> blockers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(EXCLUSIVE)) {
            while (rows.next()) {
                blockers.add(rows.getString(1));
            }
        }
        return blockers;
    }
}

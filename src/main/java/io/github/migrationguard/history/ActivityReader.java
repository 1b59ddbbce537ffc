package io.github.migrationguard.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the statistics views of PostgreSQL 14 to 18 (manual, chapters 27 and 53). */
public final class ActivityReader {
    private static final String REPLICA = "SELECT pg_catalog.pg_is_in_recovery()";

    /** A key of 64 bits, shown in two halves (manual, 53.13); that we hold it ourselves is no news. */
    private static final String LOCK = """
            SELECT l.pid, a.application_name, a.backend_start
            FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.classid = 0 AND l.objid = ?::pg_catalog.oid AND l.objsubid = 1 AND l.granted
              AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            ORDER BY l.pid LIMIT 1""";

    /** One that is idle inside a transaction has not committed what it did last. */
    private static final String SESSIONS = """
            SELECT pid, query FROM pg_catalog.pg_stat_activity
            WHERE datname = pg_catalog.current_database() AND pid <> pg_catalog.pg_backend_pid()
              AND state IN ('active', 'idle in transaction', 'idle in transaction (aborted)') ORDER BY pid""";

    private static final String INDEX_BUILDS = """
            SELECT p.pid, t.relname, i.relname FROM pg_catalog.pg_stat_progress_create_index p
            JOIN pg_catalog.pg_class t ON t.oid = p.relid LEFT JOIN pg_catalog.pg_class i ON i.oid = p.index_relid
            WHERE p.datname = pg_catalog.current_database() ORDER BY p.pid""";

    /** Its locks stand under a virtual transaction that is made of its number (manual, 53.17). */
    private static final String PREPARED = """
            SELECT p.gid, p.prepared, EXISTS (
              SELECT FROM pg_catalog.pg_locks l WHERE l.virtualtransaction = '-1/' || p.transaction AND l.locktype = 'relation'
              AND l.mode IN ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'AccessExclusiveLock'))
            FROM pg_catalog.pg_prepared_xacts p WHERE p.database = pg_catalog.current_database() ORDER BY p.prepared""";

    private ActivityReader() {}

    /** @param lockKey the advisory lock that the tool takes while it works */
    public static Activity read(Connection connection, int lockKey) throws SQLException {
        List<Activity.Session> sessions = new ArrayList<>();
        List<Activity.IndexBuild> builds = new ArrayList<>();
        List<Activity.Prepared> prepared = new ArrayList<>();
        List<Boolean> replica = new ArrayList<>();
        each(connection, REPLICA, row -> replica.add(row.getBoolean(1)));
        each(connection, SESSIONS, row -> sessions.add(new Activity.Session(row.getInt(1), text(row, 2))));
        each(
                connection,
                INDEX_BUILDS,
                row -> builds.add(new Activity.IndexBuild(row.getInt(1), row.getString(2), row.getString(3))));
        each(connection, PREPARED, row -> {
            Instant since = instant(row, 2);
            prepared.add(
                    new Activity.Prepared(row.getString(1), since == null ? Instant.EPOCH : since, row.getBoolean(3)));
        });
        return new Activity(
                replica.get(0),
                lock(connection, lockKey),
                List.copyOf(sessions),
                List.copyOf(builds),
                List.copyOf(prepared));
    }

    private static Activity.@Nullable Lock lock(Connection connection, int key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LOCK)) {
            query.setInt(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Activity.Lock(row.getInt(1), row.getString(2), instant(row, 3)) : null;
            }
        }
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Row row) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                row.take(rows);
            }
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

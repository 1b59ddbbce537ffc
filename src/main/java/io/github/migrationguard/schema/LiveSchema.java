package io.github.migrationguard.schema;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.Snapshot;
import io.github.migrationguard.catalog.live.QuietSession;
import io.github.migrationguard.catalog.live.SnapshotReader;
import io.github.migrationguard.server.DatabaseLocale;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a database has.
 *
 * @param version as {@code SHOW server_version} begins: {@code 17.11}
 * @param major of the server
 * @param locale how the database stores and sorts text
 * @param roles of the server, without PostgreSQL's own
 * @param building indexes that somebody builds right now, as SQL writes them
 */
public record LiveSchema(
        String version, int major, Snapshot snapshot, DatabaseLocale locale, List<String> roles, Set<String> building) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Definitions are printed under a lock of their table; a deploy that works on it is not waited for. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

    private static final String ROLES =
            "SELECT rolname FROM pg_catalog.pg_roles WHERE rolname !~ '^pg_' ORDER BY rolname";

    /** What others build can be seen by members of pg_read_all_stats only. */
    private static final String BUILDING = """
            SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
            FROM pg_catalog.pg_stat_progress_create_index p
            JOIN pg_catalog.pg_class c ON c.oid = p.index_relid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE p.datname = pg_catalog.current_database()""";

    public LiveSchema {
        building = Set.copyOf(building);
        roles = List.copyOf(roles);
    }

    /** Reads in the open transaction, which may be read-only; needs no right but to connect. */
    public static LiveSchema read(Connection connection) throws SQLException {
        String version = values(connection, "SHOW server_version").get(0).split(" ", 2)[0];
        int major = connection.getMetaData().getDatabaseMajorVersion();
        try (SnapshotReader reader = new SnapshotReader(new QuietSession(connection, TIMEOUT, LOCK_TIMEOUT))) {
            return new LiveSchema(
                    version,
                    major,
                    reader.read(),
                    locale(connection, major),
                    values(connection, ROLES),
                    Set.copyOf(values(connection, BUILDING)));
        }
    }

    /** Definitions by name, in the form in which those of a replay can be compared with them. */
    public Map<ObjectName, String> definitions() {
        return SchemaObjects.of(snapshot).definitions();
    }

    private static DatabaseLocale locale(Connection connection, int major) throws SQLException {
        String provider = major < 15 ? "'c'" : "datlocprovider";
        String own = major < 15 ? "NULL" : major < 17 ? "daticulocale" : "datlocale";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_encoding_to_char(encoding), " + provider
                        + ", " + own + ", datcollate, datctype FROM pg_catalog.pg_database"
                        + " WHERE datname = pg_catalog.current_database()")) {
            row.next();
            return new DatabaseLocale(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
        }
    }

    private static List<String> values(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}

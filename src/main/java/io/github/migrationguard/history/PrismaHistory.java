package io.github.migrationguard.history;

import io.github.migrationguard.database.Sessions;
import io.github.migrationguard.finding.GuardException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code _prisma_migrations} (Prisma 2 to 7). */
public final class PrismaHistory {
    /** Prisma looks for it in the schema that its URL names, and nowhere else. */
    public static final String TABLE = "_prisma_migrations";

    /** The key of the advisory lock that deploy and resolve hold while they work. */
    public static final int LOCK = 72707369;

    /** As Prisma's engine creates the table. */
    private static final List<String> COLUMNS = List.of(
            "id",
            "checksum",
            "finished_at",
            "migration_name",
            "logs",
            "rolled_back_at",
            "started_at",
            "applied_steps_count");

    private static final String COLUMNS_OF_TABLE = """
            SELECT a.attname FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'f')
              AND a.attnum > 0 AND NOT a.attisdropped""";

    /** Only ordinary tables count for Prisma, and those of extensions such as PostGIS do not. */
    private static final String OTHER_TABLES = """
            SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind = 'r' AND NOT EXISTS (
              SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
              AND d.objid = c.oid AND d.deptype = 'e')""";

    private static final String ROWS = """
            SELECT id::pg_catalog.text, migration_name::pg_catalog.text, checksum::pg_catalog.text, started_at, finished_at,
                   rolled_back_at, pg_catalog.left(logs, 65536), applied_steps_count
            FROM %s ORDER BY started_at, finished_at, id""";

    private PrismaHistory() {}

    /**
     * What Prisma recorded in a schema, taken literally.
     *
     * @throws SQLException where the table cannot be read: 42501 without the right to, 55P03 where it is locked
     * @throws GuardException where there is a table of that name, but not Prisma's
     */
    public static HistoryTable read(Connection connection, String schema) throws SQLException {
        TreeSet<String> missing = new TreeSet<>(COLUMNS);
        boolean found = false;
        try (PreparedStatement query = connection.prepareStatement(COLUMNS_OF_TABLE)) {
            query.setString(1, schema);
            query.setString(2, TABLE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found = true;
                    missing.remove(rows.getString(1));
                }
            }
        }
        if (!found) {
            boolean others = otherTables(connection, schema) > 0;
            HistoryTable.Status status = others ? HistoryTable.Status.UNMANAGED : HistoryTable.Status.ABSENT;
            return new HistoryTable(schema, TABLE, status, List.of());
        }
        if (!missing.isEmpty()) {
            throw new GuardException(
                    schema + "." + TABLE + " is not the table that Prisma makes: it has no column "
                            + String.join(", ", missing),
                    "Name the schema of Prisma's tables with the parameter schema or with ?schema= in the URL.");
        }
        return new HistoryTable(schema, TABLE, HistoryTable.Status.PRESENT, rows(connection, schema));
    }

    private static long otherTables(Connection connection, String schema) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OTHER_TABLES)) {
            query.setString(1, schema);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<HistoryRow> rows(Connection connection, String schema) throws SQLException {
        List<HistoryRow> all = new ArrayList<>();
        String sql = ROWS.formatted(Sessions.quoted(schema) + "." + TABLE);
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(row(rows, schema));
            }
        }
        return List.copyOf(all);
    }

    private static HistoryRow row(ResultSet row, String schema) throws SQLException {
        String id = row.getString(1);
        String migration = row.getString(2);
        String checksum = row.getString(3);
        Instant started = instant(row, 4);
        int steps = row.getInt(8);
        if (row.wasNull() || id == null || migration == null || started == null) {
            throw new GuardException(
                    schema + "." + TABLE + " has a row with a NULL in id, migration_name, started_at or"
                            + " applied_steps_count, at which Prisma fails",
                    "Somebody has changed the table by hand: correct the row, for migration " + migration + ".");
        }
        return new HistoryRow(
                id,
                migration,
                checksum == null ? "" : checksum,
                started,
                instant(row, 5),
                instant(row, 6),
                row.getString(7),
                steps);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

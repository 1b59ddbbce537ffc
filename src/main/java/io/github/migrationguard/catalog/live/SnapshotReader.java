package io.github.migrationguard.catalog.live;

import io.github.migrationguard.catalog.Fingerprint;
import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a database and its cluster hold. System schemas and members of extensions are left out, and so are
 * temporary objects, which go with their session. Inside a transaction it sees what that transaction did. Reads as the
 * session's user, whatever SET ROLE says; passwords are seen by superusers only.
 *
 * <p>One for each connection, not for several threads. Sequences' values are not in a snapshot: {@link SequenceReader}.
 */
public final class SnapshotReader implements AutoCloseable {
    private final Connection connection;
    private final QuietSession session;
    private final CatalogSql everything;
    private @Nullable CatalogSql readable;
    private @Nullable Prepared fingerprint;
    private @Nullable Prepared listing;
    private @Nullable Prepared some;

    /**
     * @param timeout of one reading; a reading that takes longer fails with SQLSTATE 57014, or 55P03 where it waited
     *     for a lock
     * @throws SQLException where the connection is lost
     */
    public SnapshotReader(Connection connection, Duration timeout) throws SQLException {
        this(new QuietSession(connection, timeout));
    }

    /** Reads through a session that others may read through too. */
    public SnapshotReader(QuietSession session) throws SQLException {
        this(session, CatalogSql.of(session.connection().getMetaData().getDatabaseMajorVersion()));
    }

    SnapshotReader(QuietSession session, CatalogSql sql) {
        this.connection = session.connection();
        this.session = session;
        this.everything = sql;
    }

    /** Computed in the server: a few milliseconds, and about 10 microseconds more for each object. */
    public Fingerprint fingerprint() throws SQLException {
        return session.read(() -> {
            if (fingerprint == null) {
                fingerprint = new Prepared(connection, sql().ofAll().fingerprint());
            }
            try (ResultSet row = fingerprint.query()) {
                row.next();
                return new Fingerprint(
                        row.getLong(1),
                        row.getBigDecimal(2).toBigInteger().longValue(),
                        row.getBigDecimal(3).toBigInteger().longValue());
            }
        });
    }

    /** Reads the same objects one by one, to explain why two fingerprints differ. */
    public Snapshot read() throws SQLException {
        return session.read(() -> {
            if (listing == null) {
                listing = new Prepared(connection, sql().ofAll().listing());
            }
            return snapshot(listing.query());
        });
    }

    /**
     * Reads some relations and routines and what hangs on them: columns, indexes, constraints, privileges and the like.
     *
     * @param objects their OIDs; what does not exist is left out
     */
    public Snapshot read(Collection<Long> objects) throws SQLException {
        return session.read(() -> {
            if (some == null) {
                some = new Prepared(connection, sql().ofSome().listing(), "oid[]");
            }
            return snapshot(some.query(Prepared.array(objects)));
        });
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        var objects = new TreeMap<ObjectName, String>();
        try (row) {
            while (row.next()) {
                // Overloads by encoding and the like share a name: both definitions are kept, in one order.
                objects.merge(
                        new ObjectName(row.getString(1), row.getString(2)),
                        row.getString(3),
                        (a, b) -> a.compareTo(b) <= 0 ? a + "\n" + b : b + "\n" + a);
            }
        }
        return new Snapshot(objects);
    }

    /** Frees the prepared statements; the connection stays open. */
    @Override
    public void close() throws SQLException {
        for (Prepared statement : new Prepared[] {fingerprint, listing, some}) {
            if (statement != null) {
                statement.close();
            }
        }
        fingerprint = null;
        listing = null;
        some = null;
    }

    private CatalogSql sql() throws SQLException {
        CatalogSql known = readable;
        if (known == null) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT has_table_privilege('pg_catalog.pg_authid'::regclass, 'SELECT')")) {
                row.next();
                known = row.getBoolean(1) ? everything : everything.withoutSecrets();
            }
            readable = known;
        }
        return known;
    }
}

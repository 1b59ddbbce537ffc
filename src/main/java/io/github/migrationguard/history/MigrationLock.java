package io.github.migrationguard.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Prisma's advisory lock for the rest of a transaction. Prisma holds it for a session; both kinds keep each other out
 * (PostgreSQL manual, 13.3.5), and this one survives no pooler.
 */
public final class MigrationLock {
    private static final String TRY = "SELECT pg_catalog.pg_try_advisory_xact_lock(?)";
    private static final long PAUSE_MILLIS = 100;

    private MigrationLock() {}

    /** Whether it could be had; tries until then or as long as that. */
    public static boolean take(Connection connection, Duration patience) throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        while (!taken(connection)) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static boolean taken(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TRY)) {
            query.setLong(1, PrismaHistory.LOCK);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}

package io.github.migrationguard.proof;

import io.github.migrationguard.server.ScratchServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whether the proof of a history may go on, by {@code proof.timeout} and {@code proof.maxDisk}. For several threads. */
final class Limits {
    /** A look at the disk costs some ten milliseconds, with its connection. */
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private static final String SIZE = """
            SELECT sum(pg_catalog.pg_database_size(oid)) FROM pg_catalog.pg_database
            WHERE pg_catalog.starts_with(datname::text, ?)""";

    private final ScratchServer server;
    private final ProofSettings settings;
    private final String prefix;
    private final long begun = System.nanoTime();
    private long looked = begun - PAUSE_NANOS;
    private @Nullable String reached;

    /** @param prefix what the names of all databases begin with that are made for the history */
    Limits(ScratchServer server, ProofSettings settings, String prefix) {
        this.server = server;
        this.settings = settings;
        this.prefix = prefix;
    }

    /**
     * Which limit is reached, one clause; null as long as none is. Once reached, it stays so.
     *
     * @param database one of those databases
     */
    synchronized @Nullable String reached(String database) throws SQLException {
        long now = System.nanoTime();
        if (reached == null && now - begun >= settings.timeout().toNanos()) {
            reached = "the time that proof.timeout gives to all proofs is over";
        }
        if (reached == null && now - looked >= PAUSE_NANOS) {
            looked = now;
            if (size(database) > settings.maxDisk()) {
                reached = "the scratch databases take more than the " + (settings.maxDisk() >> 20)
                        + " MB of proof.maxDisk";
            }
        }
        return reached;
    }

    private long size(String database) throws SQLException {
        try (Connection connection = server.superuser(database);
                PreparedStatement query = connection.prepareStatement(SIZE)) {
            query.setString(1, prefix);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}

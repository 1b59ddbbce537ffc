package io.github.migrationguard.recovery;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.history.Activity;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.history.MigrationLock;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about one migration stands on, read in the transaction that also records it.
 *
 * @param obstacle why nothing may be recorded in this database now, whatever the migration; null where it may
 * @param migration null where its directory is gone
 * @param history where the migration stands; the first one where it has no file
 */
record Ground(
        @Nullable String obstacle,
        HistoryTable table,
        MigrationStatus status,
        @Nullable Migration migration,
        MigrationHistory history) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Reads it; where something is to be recorded, with Prisma's lock.
     *
     * @param histories one or more
     * @param named the migration's id; null for the one that has failed
     * @throws GuardException where there is no such migration, or not only one
     */
    static Ground read(
            Connection connection,
            List<MigrationHistory> histories,
            String schema,
            @Nullable String named,
            boolean dryRun)
            throws SQLException {
        boolean locked = lock(connection, dryRun);
        List<HistoryStatus> statuses = new StatusReader(histories, schema, true).read(connection);
        HistoryTable table = statuses.get(0).table();
        String obstacle = obstacle(statuses.get(0).activity(), locked);
        Ground found = null;
        List<String> candidates = new ArrayList<>();
        for (int i = 0; i < statuses.size(); i++) {
            for (MigrationStatus status : statuses.get(i).migrations()) {
                boolean unfinished = status.state() == State.FAILED || status.state() == State.RUNNING;
                if (named == null ? unfinished : status.id().equals(named)) {
                    candidates.add(named == null ? status.id() : statuses.get(i).directory());
                    MigrationHistory history = histories.get(i);
                    found = new Ground(obstacle, table, status, file(history, status.id()), history);
                }
            }
        }
        if (found == null) {
            throw named == null ? noneFailed(table) : unknown(named, histories, table);
        }
        if (candidates.size() > 1) {
            throw named == null ? severalFailed(candidates) : ambiguous(named, candidates);
        }
        return found;
    }

    /** Whether Prisma's lock is held now, or none is needed. */
    static boolean lock(Connection connection, boolean dryRun) throws SQLException {
        return dryRun || MigrationLock.take(connection, PATIENCE);
    }

    /** Why nothing may be recorded in this database now; null where it may. */
    static @Nullable String obstacle(Activity activity, boolean locked) {
        if (activity.replica()) {
            return "This server is a replica, which takes no record.";
        }
        if (activity.lock() != null) {
            return Running.holder(activity.lock());
        }
        return locked ? null : "Somebody held Prisma's lock for more than " + PATIENCE.toSeconds() + " seconds.";
    }

    private static @Nullable Migration file(MigrationHistory history, String id) {
        for (Migration migration : history.migrations()) {
            if (migration.id().equals(id)) {
                return migration;
            }
        }
        return null;
    }

    private static GuardException noneFailed(HistoryTable table) {
        return new GuardException(
                "No migration in " + table.shown() + " has failed, and none is named",
                "Name one with -Dmigration-guard.migration=<id>; migration-guard:migrate-status lists them.");
    }

    private static GuardException severalFailed(List<String> ids) {
        return new GuardException(
                ids.size() + " migrations have failed: " + String.join(", ", ids),
                "Say which one is meant: -Dmigration-guard.migration=" + ids.get(0));
    }

    private static GuardException unknown(String id, List<MigrationHistory> histories, HistoryTable table) {
        List<String> directories =
                histories.stream().map(MigrationHistory::directory).toList();
        return new GuardException(
                "There is no migration " + id + " in " + String.join(", ", directories) + ", and no row of it in "
                        + table.shown(),
                "Correct -Dmigration-guard.migration; migration-guard:migrate-status lists the migrations.");
    }

    private static GuardException ambiguous(String id, List<String> directories) {
        return new GuardException(
                "The migration " + id + " stands in several directories: " + String.join(", ", directories),
                "Say which one is meant: -Dmigration-guard.directories=" + directories.get(0));
    }
}

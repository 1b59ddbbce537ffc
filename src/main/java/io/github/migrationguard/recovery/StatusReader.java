package io.github.migrationguard.recovery;

import io.github.migrationguard.database.Target;
import io.github.migrationguard.history.Activity;
import io.github.migrationguard.history.ActivityReader;
import io.github.migrationguard.history.HistoryRow;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.history.PrismaHistory;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where the migrations of Prisma histories stand in a database. */
public final class StatusReader {
    /** The layout whose history table is read. */
    public static final String LAYOUT = "prisma";

    private final List<MigrationHistory> histories;
    private final String schema;
    private final boolean requireUpToDate;

    StatusReader(List<MigrationHistory> histories, String schema, boolean requireUpToDate) {
        this.histories = histories;
        this.schema = schema;
        this.requireUpToDate = requireUpToDate;
    }

    /**
     * Compares files and database.
     *
     * @param histories of the layout {@link #LAYOUT}; several share the one history table
     * @param schema where Prisma keeps its table
     * @param requireUpToDate whether a migration that waits for a deploy is an error
     * @throws io.github.migrationguard.finding.GuardException where the database cannot be read
     */
    public static List<HistoryStatus> read(
            Target target, List<MigrationHistory> histories, String schema, boolean requireUpToDate) {
        StatusReader reader = new StatusReader(histories, schema, requireUpToDate);
        List<HistoryStatus> statuses = target.read(reader::read);
        // Rows are as old as the transaction, sessions are not: one that ended in between looks like a failure.
        boolean failed = statuses.stream().anyMatch(status -> status.counts().containsKey(State.FAILED));
        return failed ? target.read(reader::read) : statuses;
    }

    /** In an open transaction, one status for each history. */
    List<HistoryStatus> read(Connection connection) throws SQLException {
        HistoryTable table = PrismaHistory.read(connection, schema);
        Activity activity = ActivityReader.read(connection, PrismaHistory.LOCK);
        Map<String, List<HistoryRow>> rows = new LinkedHashMap<>();
        for (HistoryRow row : table.rows()) {
            rows.computeIfAbsent(row.migration(), name -> new ArrayList<>()).add(row);
        }
        Map<String, Set<CreatedObject>> created = created(rows);
        Set<CreatedObject> wanted = new HashSet<>();
        created.values().forEach(wanted::addAll);
        Set<CreatedObject> present = ObjectLookup.present(connection, wanted);

        List<HistoryStatus> statuses = new ArrayList<>();
        Set<String> left = new HashSet<>(rows.keySet());
        for (MigrationHistory history : histories) {
            history.migrations().forEach(migration -> left.remove(migration.id()));
        }
        for (MigrationHistory history : histories) {
            List<Facts> facts = new ArrayList<>();
            for (Migration migration : history.migrations()) {
                facts.add(facts(migration.id(), migration, rows, created, present, activity));
            }
            if (statuses.isEmpty()) {
                // What no file explains belongs to some history; with several there is no telling to which.
                for (String id : rows.keySet()) {
                    if (left.contains(id)) {
                        facts.add(facts(id, null, rows, created, present, activity));
                    }
                }
            }
            Assembly assembly = new Assembly(history.directory(), table, activity.replica(), requireUpToDate);
            statuses.add(new HistoryStatus(
                    history.directory(), history.layout(), table, activity, assembly.statuses(facts)));
        }
        return List.copyOf(statuses);
    }

    private Facts facts(
            String id,
            @Nullable Migration migration,
            Map<String, List<HistoryRow>> rows,
            Map<String, Set<CreatedObject>> created,
            Set<CreatedObject> present,
            Activity activity) {
        List<HistoryRow> own = rows.getOrDefault(id, List.of());
        boolean unfinished = own.stream().anyMatch(HistoryRow::unfinished);
        String running = unfinished ? Running.evidence(migration, isNewest(own, rows), activity) : null;
        Set<CreatedObject> objects = created.getOrDefault(id, Set.of());
        Set<CreatedObject> there = new HashSet<>(objects);
        there.retainAll(present);
        return new Facts(id, migration, List.copyOf(own), running, objects, there);
    }

    /** Whether no unfinished attempt at another migration began later. */
    private static boolean isNewest(List<HistoryRow> own, Map<String, List<HistoryRow>> rows) {
        HistoryRow newest = null;
        for (List<HistoryRow> all : rows.values()) {
            for (HistoryRow row : all) {
                if (row.unfinished() && (newest == null || !row.startedAt().isBefore(newest.startedAt()))) {
                    newest = row;
                }
            }
        }
        return newest != null && own.contains(newest);
    }

    /** By migration, of those that are not applied. */
    private Map<String, Set<CreatedObject>> created(Map<String, List<HistoryRow>> rows) {
        Map<String, Set<CreatedObject>> created = new HashMap<>();
        for (MigrationHistory history : histories) {
            for (Migration migration : history.migrations()) {
                List<HistoryRow> own = rows.getOrDefault(migration.id(), List.of());
                boolean unfinished = own.stream().anyMatch(HistoryRow::unfinished);
                if (unfinished || own.stream().noneMatch(HistoryRow::applied)) {
                    created.put(
                            migration.id(), CreatedObjects.of(migration.script().statements(), schema, unfinished));
                }
            }
        }
        return created;
    }
}

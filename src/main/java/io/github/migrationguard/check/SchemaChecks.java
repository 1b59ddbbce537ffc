package io.github.migrationguard.check;

import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.check.SchemaResult.VerifiedHistory;
import io.github.migrationguard.database.DatabaseUrl;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.history.HistoryRow;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.history.PrismaHistory;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.PrismaChecksum;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.recovery.StatusReader;
import io.github.migrationguard.schema.Compared;
import io.github.migrationguard.schema.LiveSchema;
import io.github.migrationguard.schema.Replay;
import io.github.migrationguard.schema.SchemaDifference;
import io.github.migrationguard.server.ScratchServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares what a database has with what its recorded migrations make in a scratch database. */
public final class SchemaChecks {
    private final SchemaConfiguration configuration;
    private final FailOn failOn;
    private final NamePatterns patterns;
    private final ProofSettings settings;

    private SchemaChecks(SchemaConfiguration configuration, ProofSettings settings) {
        this.configuration = configuration;
        this.failOn = FailOn.of(configuration.database().failOn());
        this.patterns = new NamePatterns(configuration.include(), configuration.exclude());
        this.settings = settings;
    }

    /**
     * Reads the database, replays what it has recorded, and decides how the build ends.
     *
     * @param server starts a server of a major version; asked only where something is recorded
     * @throws GuardException where a parameter is wrong, the database cannot be read, or the replay fails
     */
    public static SchemaResult run(
            SchemaConfiguration configuration,
            Supplier<List<MigrationHistory>> reader,
            IntFunction<ScratchServer> server,
            ProofSettings settings) {
        return new SchemaChecks(configuration, settings).run(reader, server);
    }

    private record Read(HistoryTable table, LiveSchema schema) {}

    /** A migration that is recorded as applied, and the checksum of what was run. */
    private record Applied(Migration migration, boolean edited) {}

    private SchemaResult run(Supplier<List<MigrationHistory>> reader, IntFunction<ScratchServer> server) {
        List<MigrationHistory> histories = new ArrayList<>();
        List<String> left = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (MigrationHistory history : reader.get()) {
            if (history.layout().equals(StatusReader.LAYOUT)) {
                histories.add(history);
                unread.addAll(Unread.files(history));
            } else {
                left.add(history.directory());
            }
        }
        StatusConfiguration database = configuration.database();
        Read read = database.target()
                .read(connection ->
                        new Read(PrismaHistory.read(connection, database.usedSchema()), LiveSchema.read(connection)));
        Map<String, HistoryRow> applied = new LinkedHashMap<>();
        Map<String, SchemaDifference> unfinished = new LinkedHashMap<>();
        for (HistoryRow row : read.table().rows()) {
            if (row.applied()) {
                applied.put(row.migration(), row);
            } else if (row.unfinished() && patterns.choose(row.migration())) {
                unfinished.put(row.migration(), unfinished(row.migration()));
            }
        }
        List<List<Applied>> recorded = new ArrayList<>();
        for (MigrationHistory history : histories) {
            recorded.add(recorded(history, applied));
        }
        ServerUsed used = null;
        List<SchemaDifference> differences = new ArrayList<>(unfinished.values());
        Compared.Left notCompared = null;
        if (recorded.stream().anyMatch(list -> !list.isEmpty())) {
            try (ScratchServer scratch = server.apply(read.schema().major())) {
                used = ServerUsed.of(scratch);
                Compared compared = compared(recorded, read.schema(), scratch);
                differences.addAll(compared.differences());
                notCompared = compared.left();
            }
        }
        DatabaseUrl url = database.target().url();
        SchemaResult result = new SchemaResult(
                Outcome.PASSED,
                url.address() + "/" + url.database(),
                read.schema().version(),
                used,
                verified(histories, recorded, List.copyOf(applied.keySet()), differences),
                notCompared,
                List.copyOf(left),
                List.copyOf(unread));
        Outcome outcome = unread.isEmpty()
                ? failOn.judge(result.count(Severity.ERROR), result.count(Severity.WARNING))
                : Outcome.ERROR;
        return new SchemaResult(
                outcome,
                result.database(),
                result.version(),
                used,
                result.histories(),
                notCompared,
                result.left(),
                result.unread());
    }

    /** Of the objects of such a migration nobody can say that they should be there, nor that they should not. */
    private static SchemaDifference unfinished(String migration) {
        return new SchemaDifference(
                SchemaDifference.Kind.UNHEALTHY,
                SchemaDifference.MIGRATION,
                migration,
                null,
                null,
                migration,
                "it began and did not finish, so that any part of it may be there; migration-guard:diagnose says which");
    }

    private static List<Applied> recorded(MigrationHistory history, Map<String, HistoryRow> applied) {
        List<Applied> recorded = new ArrayList<>();
        for (Migration migration : history.migrations()) {
            HistoryRow row = applied.remove(migration.id());
            if (row != null && migration.wasRead()) {
                String text = migration.source().text();
                recorded.add(new Applied(migration, !PrismaChecksum.matches(row.checksum(), text)));
            }
        }
        return List.copyOf(recorded);
    }

    private Compared compared(List<List<Applied>> recorded, LiveSchema live, ScratchServer scratch) {
        List<Migration> migrations = new ArrayList<>();
        recorded.forEach(list -> list.forEach(one -> migrations.add(one.migration())));
        String schema = configuration.database().usedSchema();
        Compared compared = Replay.compare(scratch, settings, schema, live, migrations);
        return new Compared(
                compared.differences().stream()
                        .filter(difference -> patterns.choose(difference.name()))
                        .toList(),
                compared.left());
    }

    /** What belongs to no migration stands with the first directory. */
    private static List<VerifiedHistory> verified(
            List<MigrationHistory> histories,
            List<List<Applied>> recorded,
            List<String> missing,
            List<SchemaDifference> differences) {
        List<VerifiedHistory> verified = new ArrayList<>();
        for (int i = 0; i < histories.size(); i++) {
            List<Applied> own = recorded.get(i);
            List<SchemaDifference> found = new ArrayList<>();
            for (SchemaDifference difference : differences) {
                if (place(difference.migration(), histories) == i) {
                    found.add(difference);
                }
            }
            List<String> edited = own.stream()
                    .filter(Applied::edited)
                    .map(one -> one.migration().id())
                    .toList();
            verified.add(new VerifiedHistory(
                    histories.get(i).directory(),
                    histories.get(i).layout(),
                    own.size(),
                    edited,
                    i == 0 ? missing : List.of(),
                    List.copyOf(found)));
        }
        return List.copyOf(verified);
    }

    private static int place(@Nullable String migration, List<MigrationHistory> histories) {
        for (int i = 0; i < histories.size(); i++) {
            for (Migration one : histories.get(i).migrations()) {
                if (one.id().equals(migration)) {
                    return i;
                }
            }
        }
        return 0;
    }
}

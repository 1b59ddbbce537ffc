package io.github.migrationguard.check;

import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.check.SchemaResult.Analysed;
import io.github.migrationguard.check.SchemaResult.VerifiedHistory;
import io.github.migrationguard.database.DatabaseUrl;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.UnplayableException;
import io.github.migrationguard.history.HistoryRow;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.history.PrismaHistory;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.PrismaChecksum;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.recovery.StatusReader;
import io.github.migrationguard.rerun.KnownSchema;
import io.github.migrationguard.schema.AnalysisComparison;
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
     * @param server starts a server of a major version, or throws {@link UnplayableException}; asked only where something
     *     is recorded
     * <p>Where nothing can be replayed, the static analysis says what should be there.
     *
     * @throws GuardException where a parameter is wrong, or the database cannot be read
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
        Comparison comparison = comparison(recorded, read.schema(), List.copyOf(applied.keySet()), server);
        List<SchemaDifference> differences = new ArrayList<>(unfinished.values());
        comparison.compared().differences().stream()
                .filter(difference -> patterns.choose(difference.name()))
                .forEach(differences::add);
        DatabaseUrl url = database.target().url();
        SchemaResult result = new SchemaResult(
                Outcome.PASSED,
                url.address() + "/" + url.database(),
                read.schema().version(),
                comparison.used(),
                comparison.analysed(),
                verified(histories, recorded, List.copyOf(applied.keySet()), differences),
                comparison.compared().left(),
                List.copyOf(left),
                List.copyOf(unread));
        Outcome outcome = unread.isEmpty()
                ? failOn.judge(result.count(Severity.ERROR), result.count(Severity.WARNING))
                : Outcome.ERROR;
        return new SchemaResult(
                outcome,
                result.database(),
                result.version(),
                result.replayedOn(),
                result.analysed(),
                result.histories(),
                result.notCompared(),
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

    /** How the database compares, and with what. */
    private record Comparison(
            Compared compared,
            @Nullable ServerUsed used,
            @Nullable Analysed analysed) {}

    /** @param missing ids that are recorded and have no file */
    private Comparison comparison(
            List<List<Applied>> recorded, LiveSchema live, List<String> missing, IntFunction<ScratchServer> server) {
        List<Migration> migrations = new ArrayList<>();
        recorded.forEach(list -> list.forEach(one -> migrations.add(one.migration())));
        if (migrations.isEmpty()) {
            return new Comparison(new Compared(List.of(), null), null, null);
        }
        String schema = configuration.database().usedSchema();
        try (ScratchServer scratch = server.apply(live.major())) {
            Compared compared = Replay.compare(scratch, settings, schema, live, migrations);
            return new Comparison(compared, ServerUsed.of(scratch), null);
        } catch (UnplayableException unplayable) {
            return analysis(migrations, live, missing, unplayable);
        }
    }

    private Comparison analysis(
            List<Migration> migrations, LiveSchema live, List<String> missing, UnplayableException unplayable) {
        String reason = unplayable.getMessage() + ". " + unplayable.advice();
        if (!missing.isEmpty()) {
            String unknown = "Nothing is compared, because " + missing.get(0) + " is recorded and has no file.";
            return new Comparison(new Compared(List.of(), null), null, new Analysed(reason, unknown));
        }
        KnownSchema known = KnownSchema.of(migrations, configuration.database().usedSchema());
        String unknown = known.forgotten() == null
                ? null
                : "What migrations up to " + known.forgotten() + " made is not compared: " + known.doubt() + ".";
        Compared compared = new Compared(AnalysisComparison.of(live, migrations, known), null);
        return new Comparison(compared, null, new Analysed(reason, unknown));
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

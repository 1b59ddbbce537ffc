package io.github.migrationguard.check;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.history.FailureLog;
import io.github.migrationguard.history.HistoryRow;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.recovery.Cause;
import io.github.migrationguard.recovery.Diagnosis;
import io.github.migrationguard.recovery.Expectation;
import io.github.migrationguard.recovery.HistoryStatus;
import io.github.migrationguard.recovery.MigrationStatus;
import io.github.migrationguard.recovery.State;
import io.github.migrationguard.recovery.StatusReader;
import io.github.migrationguard.schema.LiveSchema;
import io.github.migrationguard.server.ScratchServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what became of a migration that did not come to its end. */
public final class DiagnosisChecks {
    private static final String STATUS = "Call migration-guard:migrate-status to see where all of them stand.";

    private DiagnosisChecks() {}

    /** One migration, what is recorded of it, and what is recorded beside it. */
    private record Patient(
            Migration migration, MigrationStatus status, List<Migration> before, List<Migration> after) {}

    /**
     * Plays the migration on a scratch server and looks at the database.
     *
     * @param migration its id; null for the one that failed
     * @param server starts a server of a major version
     * @throws GuardException where it is not clear which migration is meant, or the database cannot be read, or what was
     *     recorded before cannot be replayed
     */
    public static DiagnosisResult run(
            StatusConfiguration database,
            @Nullable String migration,
            Supplier<List<MigrationHistory>> reader,
            IntFunction<ScratchServer> server,
            ProofSettings settings) {
        List<MigrationHistory> histories = reader.get().stream()
                .filter(history -> history.layout().equals(StatusReader.LAYOUT))
                .toList();
        Look look = look(database, migration, histories);
        try (ScratchServer scratch = server.apply(look.live().major())) {
            Played played = play(database, look, scratch, settings);
            Diagnosis diagnosis =
                    database.target().read(connection -> played.expectation().diagnose(connection, played.cause()));
            if (played.status().state() == State.FAILED) {
                diagnosis = played.expectation().finishing(scratch, settings, look.live(), diagnosis);
            }
            return new DiagnosisResult(
                    database.target().url().shown(),
                    played.server(),
                    played.status(),
                    diagnosis.inView(played.status()));
        }
    }

    /** What is looked at before anything is played. */
    private record Look(HistoryTable table, Patient patient, LiveSchema live) {}

    /**
     * What is expected of a migration.
     *
     * @param table what was recorded when that was found out
     * @param cause why it failed; null where nothing tells
     */
    record Played(
            Expectation expectation,
            HistoryTable table,
            MigrationStatus status,
            @Nullable Cause cause,
            ServerUsed server) {}

    /** Plays the migration on a scratch server, as {@link #run} does. */
    static Played play(
            StatusConfiguration database,
            @Nullable String migration,
            List<MigrationHistory> histories,
            IntFunction<ScratchServer> server,
            ProofSettings settings) {
        Look look = look(database, migration, histories);
        try (ScratchServer scratch = server.apply(look.live().major())) {
            return play(database, look, scratch, settings);
        }
    }

    private static Look look(
            StatusConfiguration database, @Nullable String migration, List<MigrationHistory> histories) {
        List<HistoryStatus> statuses = StatusReader.read(database.target(), histories, database.usedSchema(), false);
        Patient patient = patient(histories, statuses, migration == null ? failed(statuses) : migration);
        return new Look(statuses.get(0).table(), patient, database.target().read(LiveSchema::read));
    }

    private static Played play(StatusConfiguration database, Look look, ScratchServer scratch, ProofSettings settings) {
        Patient patient = look.patient();
        Expectation expectation = Expectation.play(
                scratch,
                settings,
                database.usedSchema(),
                look.live(),
                patient.before(),
                patient.migration(),
                patient.after());
        return new Played(expectation, look.table(), patient.status(), cause(patient.status()), ServerUsed.of(scratch));
    }

    private static String failed(List<HistoryStatus> statuses) {
        List<String> failed = new ArrayList<>();
        for (HistoryStatus history : statuses) {
            for (MigrationStatus status : history.migrations()) {
                if (status.state() == State.FAILED || status.state() == State.RUNNING) {
                    failed.add(status.id());
                }
            }
        }
        if (failed.isEmpty()) {
            throw new GuardException(
                    "No migration has failed in this database",
                    "Name the one that you mean with -Dmigration-guard.migration=<id>. " + STATUS);
        }
        if (failed.size() > 1) {
            throw new GuardException(
                    "Several migrations have failed: " + String.join(", ", failed),
                    "Name the first one with -Dmigration-guard.migration=" + failed.get(0));
        }
        return failed.get(0);
    }

    private static Patient patient(List<MigrationHistory> histories, List<HistoryStatus> statuses, String id) {
        for (int i = 0; i < histories.size(); i++) {
            Set<String> applied = applied(statuses.get(i));
            List<Migration> before = new ArrayList<>();
            List<Migration> after = new ArrayList<>();
            Migration found = null;
            for (Migration migration : histories.get(i).migrations()) {
                if (migration.id().equals(id)) {
                    found = migration;
                } else if (applied.contains(migration.id())) {
                    (found == null ? before : after).add(migration);
                }
            }
            if (found != null) {
                if (!found.wasRead()) {
                    throw new GuardException(
                            found.file() + " cannot be read, so that nobody can tell what the migration does",
                            "Restore it from version control.");
                }
                return new Patient(found, status(statuses.get(i), id), before, after);
            }
        }
        String known = histories.stream()
                .flatMap(history -> history.migrations().stream())
                .map(Migration::id)
                .reduce((first, second) -> second)
                .map(last -> "; the last one is " + last)
                .orElse("");
        throw new GuardException(
                "There is no migration " + id + " in "
                        + histories.stream().map(MigrationHistory::directory).collect(Collectors.joining(", "))
                        + known,
                "Correct -Dmigration-guard.migration, or restore its directory from version control.");
    }

    private static Set<String> applied(HistoryStatus history) {
        Set<String> applied = new HashSet<>();
        for (MigrationStatus status : history.migrations()) {
            if (status.state() == State.APPLIED) {
                applied.add(status.id());
            }
        }
        return applied;
    }

    private static MigrationStatus status(HistoryStatus history, String id) {
        return history.migrations().stream()
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Cause cause(MigrationStatus status) {
        HistoryRow row = status.decisive();
        FailureLog log = row == null ? null : FailureLog.of(row.logs());
        return log == null || log.sqlState() == null ? null : Cause.of(log.sqlState());
    }
}

package io.github.migrationguard.check;

import io.github.migrationguard.database.Target;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.recovery.Acknowledgement;
import io.github.migrationguard.recovery.Expectation;
import io.github.migrationguard.recovery.MarkApplied;
import io.github.migrationguard.recovery.Resolution;
import io.github.migrationguard.recovery.RollBack;
import io.github.migrationguard.recovery.StatusReader;
import io.github.migrationguard.recovery.TakeOver;
import io.github.migrationguard.recovery.Witness;
import io.github.migrationguard.schema.LiveSchema;
import io.github.migrationguard.schema.Stages;
import io.github.migrationguard.server.ScratchServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes into a history table, where that may be done. */
public final class Resolves {
    private Resolves() {}

    /**
     * Records a failed migration as rolled back.
     *
     * @throws GuardException where a parameter is wrong, or the database fails
     */
    public static ResolveResult rolledBack(
            ResolveConfiguration configuration, Supplier<List<MigrationHistory>> reader) {
        confirm(configuration);
        StatusConfiguration database = configuration.database();
        return new ResolveResult(
                database.target().url().shown(),
                RollBack.run(
                        database.target(),
                        readable(reader.get()),
                        database.usedSchema(),
                        configuration.migration(),
                        configuration.dryRun()));
    }

    /**
     * Records a migration as applied, on evidence.
     *
     * @param server starts a server of a major version, on which the migration is played
     * @throws GuardException where a parameter is wrong, or the database fails
     */
    public static ResolveResult applied(
            ResolveConfiguration configuration,
            AppliedConfiguration evidence,
            Supplier<List<MigrationHistory>> reader,
            IntFunction<ScratchServer> server,
            ProofSettings settings) {
        String forced = evidence.forced();
        List<Acknowledgement> acknowledged = evidence.acknowledged();
        boolean allPresent = TakeOver.ALL_PRESENT.equals(configuration.migration());
        String upTo = evidence.last(allPresent);
        confirm(configuration);
        StatusConfiguration database = configuration.database();
        List<MigrationHistory> histories = readable(reader.get());
        if (allPresent) {
            return new ResolveResult(
                    database.target().url().shown(),
                    allPresent(database, only(histories), configuration.dryRun(), upTo, server, settings));
        }
        MarkApplied mark = new MarkApplied(
                histories,
                database.usedSchema(),
                configuration.migration(),
                configuration.dryRun(),
                acknowledged,
                forced);
        Optional<Resolution> early = mark.early(database.target());
        Resolution resolution = early.isPresent()
                ? early.get()
                : mark.run(database.target(), witness(configuration, histories, server, settings, forced != null));
        return new ResolveResult(database.target().url().shown(), resolution);
    }

    private static Resolution allPresent(
            StatusConfiguration database,
            MigrationHistory history,
            boolean dryRun,
            @Nullable String upTo,
            IntFunction<ScratchServer> server,
            ProofSettings settings) {
        TakeOver takeOver = new TakeOver(history, database.usedSchema(), dryRun, upTo);
        TakeOver.View view = takeOver.look(database.target());
        Optional<Resolution> early = takeOver.early(view);
        if (early.isPresent()) {
            return early.get();
        }
        TakeOver.Plan plan;
        LiveSchema live = view.live();
        String schema = database.usedSchema();
        try (ScratchServer scratch = server.apply(live.major())) {
            plan = takeOver.plan(
                    view,
                    Stages.of(scratch, settings, schema, live, history.migrations()),
                    (before, migration) ->
                            Expectation.play(scratch, settings, schema, live, before, migration, List.of()));
        }
        return takeOver.run(database.target(), plan);
    }

    private static MigrationHistory only(List<MigrationHistory> histories) {
        if (histories.size() > 1) {
            throw new GuardException(
                    "There are several histories: "
                            + histories.stream()
                                    .map(MigrationHistory::directory)
                                    .collect(Collectors.joining(", ")),
                    "Say which one is meant: -Dmigration-guard.directories="
                            + histories.get(0).directory());
        }
        return histories.get(0);
    }

    /** Force is for those who cannot have evidence, too. */
    private static Witness witness(
            ResolveConfiguration configuration,
            List<MigrationHistory> histories,
            IntFunction<ScratchServer> server,
            ProofSettings settings,
            boolean forced) {
        try {
            DiagnosisChecks.Played played = DiagnosisChecks.play(
                    configuration.database(), configuration.migration(), histories, server, settings);
            return Witness.of(played.table(), connection -> played.expectation().diagnose(connection, played.cause()));
        } catch (GuardException e) {
            if (!forced) {
                throw e;
            }
            return Witness.missing(String.valueOf(e.getMessage()));
        }
    }

    /** A variable of the environment is easily that of another database than the one in mind. */
    private static void confirm(ResolveConfiguration configuration) {
        Target target = configuration.database().target();
        boolean named = switch (target.source()) {
            case PARAMETER, SETTINGS -> true;
            case ENVIRONMENT, ENV_FILE -> false;
        };
        String host = target.url().host();
        if (configuration.dryRun() || (named && configuration.confirmedHost() == null)) {
            return;
        }
        String option = "-Dmigration-guard.confirmHost=" + host;
        if (configuration.confirmedHost() == null) {
            throw new GuardException(
                    "The " + target.shown() + " is named by " + target.source().words()
                            + " only, which is not enough to write into it",
                    "If it is the one that you mean, add " + option + ", or look first with -Dmigration-guard.dryRun.");
        }
        if (!configuration.confirmedHost().strip().equalsIgnoreCase(host)) {
            throw new GuardException(
                    "confirmHost is " + configuration.confirmedHost() + ", but "
                            + target.source().words() + " leads to the " + target.shown(),
                    "If that is the one that you mean, write " + option + ".");
        }
    }

    private static List<MigrationHistory> readable(List<MigrationHistory> histories) {
        List<MigrationHistory> readable = new ArrayList<>();
        for (MigrationHistory history : histories) {
            if (history.layout().equals(StatusReader.LAYOUT)) {
                readable.add(history);
            }
        }
        if (readable.isEmpty()) {
            String found = histories.isEmpty()
                    ? "No directory with migrations was found"
                    : histories.get(0).directory() + " has the layout "
                            + histories.get(0).layout() + ", whose history table this version does not write";
            throw new GuardException(
                    found,
                    "Call the goal in the project of a Prisma history, or name its directory with"
                            + " -Dmigration-guard.directories=prisma/migrations.");
        }
        return readable;
    }
}

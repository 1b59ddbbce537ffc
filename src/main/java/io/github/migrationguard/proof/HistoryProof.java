package io.github.migrationguard.proof;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSource;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Proves the migrations of a history in databases that are made for it and dropped again. */
public final class HistoryProof {
    /** Fewer would not be worth a database of their own. */
    private static final int MIGRATIONS = 16;

    private static final int MOST_WALKS = 4;

    private HistoryProof() {}

    /**
     * One proof for each migration from the given one on, in order. A migration that cannot be played is unproved, and
     * the next ones go on from what it left. Long histories are gone through by several threads, each in databases of its
     * own, where the machine has the processors and nothing that databases share is changed.
     *
     * @param skipped how many of the first migrations are only run, not proved
     * @param progress is told by one thread at a time
     * @throws GuardException where the server itself fails, or the bootstrap, or a fixture
     */
    public static List<MigrationProof> prove(
            MigrationHistory history,
            int skipped,
            ScratchServer server,
            ProofSettings settings,
            ProofProgress progress) {
        int processors = Runtime.getRuntime().availableProcessors();
        int worth = (history.migrations().size() - skipped) / MIGRATIONS;
        return prove(history, skipped, server, settings, progress, Math.min(Math.min(processors, MOST_WALKS), worth));
    }

    /** @param walks how many at once, where that can be */
    static List<MigrationProof> prove(
            MigrationHistory history,
            int skipped,
            ScratchServer server,
            ProofSettings settings,
            ProofProgress progress,
            int walks) {
        boolean own = server.source() != ServerSource.URL;
        List<Task> tasks = new ArrayList<>();
        List<Migration> migrations = history.migrations();
        for (int i = 0; i < migrations.size(); i++) {
            Fixture fixture = settings.fixtures().before(migrations, i, skipped);
            tasks.add(Task.of(migrations.get(i), fixture, settings.placeholders(), own));
        }
        boolean shared = Outside.reaches(settings.bootstrap())
                || tasks.stream().anyMatch(task -> task.reachesOut() || task.changesRoles());
        if (walks > 1 && own && !shared) {
            Agenda agenda = new Agenda(history, skipped, progress);
            if (walk(history, tasks, agenda, skipped, server, settings, walks)) {
                return agenda.proofs();
            }
            // Something hidden made or dropped roles, which the other walks saw.
        }
        Agenda agenda = new Agenda(history, skipped, progress);
        walk(history, tasks, agenda, skipped, server, settings, 1);
        return agenda.proofs();
    }

    /** Whether what the walks did stayed in their own databases. */
    private static boolean walk(
            MigrationHistory history,
            List<Task> tasks,
            Agenda agenda,
            int skipped,
            ScratchServer server,
            ProofSettings settings,
            int walks) {
        String name = name();
        Limits limits = new Limits(server, settings, name);
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int walk = 0; walk < walks; walk++) {
            // The first walk takes what is left of the others' parts too, so these may be a little too long.
            int from = skipped + (int) ((tasks.size() - skipped) * 0.9 * walk / walks);
            all.add(new Walk(server, settings, limits, walks == 1 ? name : name + "_" + walk, tasks, agenda, from));
        }
        ExecutorService threads = Executors.newFixedThreadPool(walks);
        try {
            boolean alone = true;
            for (Future<Boolean> walk : threads.invokeAll(all)) {
                alone &= walk.get();
            }
            return alone;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof SQLException raised) {
                throw new GuardException(
                        "the server that proves " + history.directory() + " failed: " + raised.getMessage(),
                        "Set the parameter proof to never: the static analysis then decides alone.",
                        raised);
            }
            throw failure.getCause() instanceof RuntimeException raised ? raised : new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GuardException(
                    "the proof of " + history.directory() + " was interrupted", "Run the goal again.", stopped);
        } finally {
            threads.shutdown();
        }
    }

    private static String name() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return "migration_guard_" + HexFormat.of().formatHex(random);
    }
}

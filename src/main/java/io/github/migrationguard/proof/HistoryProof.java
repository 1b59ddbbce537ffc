package io.github.migrationguard.proof;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proves the migrations of a history in databases that are made for it and dropped again. */
public final class HistoryProof {
    /** Fewer would not be worth a database of their own. */
    private static final int MIGRATIONS = 16;

    private static final int MOST_WALKS = 4;

    private final MigrationHistory history;
    private final int skipped;
    private final ProofSettings settings;
    private final ProofCache cache;
    private final ProofProgress progress;
    private final List<String> keys;
    private final Map<Integer, MigrationProof> known = new HashMap<>();
    private @Nullable String version;

    /**
     * Looks for what earlier builds have proved.
     *
     * @param skipped how many of the first migrations are only run, not proved
     * @param progress is told by one thread at a time
     */
    public HistoryProof(
            MigrationHistory history, int skipped, ProofSettings settings, ProofCache cache, ProofProgress progress) {
        this.history = history;
        this.skipped = skipped;
        this.settings = settings;
        this.cache = cache;
        this.progress = progress;
        this.keys = cache.keys(history, skipped, settings);
        for (int migration = skipped; migration < keys.size(); migration++) {
            ProofCache.Entry entry = cache.get(keys.get(migration));
            if (entry != null) {
                known.put(migration, entry.proof().takenOver());
                version = entry.serverVersion();
            }
        }
    }

    /**
     * Proofs that earlier builds have made on the embedded server.
     *
     * @param serverVersion as {@link ScratchServer#version()}
     * @param proofs one for each migration from the first that is not skipped, in order
     */
    public record Kept(String serverVersion, List<MigrationProof> proofs) {}

    /** What needs no server, as all of it was proved before; null if something was not. */
    public @Nullable Kept kept() {
        if (version == null) {
            return null;
        }
        Agenda agenda = new Agenda(history, tasks(true), skipped, known, progress);
        return agenda.isThrough() ? new Kept(version, agenda.proofs()) : null;
    }

    /**
     * One proof for each migration from the first that is not skipped, in order. A migration that cannot be played is
     * unproved, and the next ones go on from what it left. Long histories are gone through by several threads, each in
     * databases of its own, where the machine has the processors and nothing that databases share is changed.
     *
     * @param used how much of the time for all proofs is over
     * @throws io.github.migrationguard.finding.GuardException where the server itself fails, the bootstrap
     *     or a fixture
     */
    public List<MigrationProof> prove(ScratchServer server, Duration used) {
        return prove(server, used, Math.min(Runtime.getRuntime().availableProcessors(), MOST_WALKS), MIGRATIONS);
    }

    /**
     * @param most how many walks at once, where that can be
     * @param each fewer migrations would not be worth one
     */
    List<MigrationProof> prove(ScratchServer server, Duration used, int most, int each) {
        boolean own = server.source() != ServerSource.URL;
        // Other servers may have other extensions and settings.
        boolean embedded = server.source() == ServerSource.EMBEDDED;
        List<Task> tasks = tasks(own);
        boolean shared = Outside.reaches(settings.bootstrap())
                || tasks.stream().anyMatch(task -> task.reachesOut() || task.changesRoles());
        Map<Integer, MigrationProof> before = embedded ? known : Map.of();
        Walks walks = new Walks(server, settings.after(used), history.directory());
        Agenda agenda = new Agenda(history, tasks, skipped, before, progress);
        int several = own && !shared ? Math.min(most, agenda.untaken().size() / each) : 1;
        if (several <= 1) {
            walks.go(agenda, 1);
        } else if (!walks.go(agenda, several)) {
            // Something hidden made or dropped roles, which the other walks saw.
            agenda = new Agenda(history, tasks, skipped, before, progress);
            walks.go(agenda, 1);
        }
        if (embedded) {
            keep(agenda.lasting(), server.version());
        }
        return agenda.proofs();
    }

    private List<Task> tasks(boolean own) {
        List<Task> tasks = new ArrayList<>();
        List<Migration> migrations = history.migrations();
        for (int i = 0; i < migrations.size(); i++) {
            Fixture fixture = settings.fixtures().before(migrations, i, skipped);
            tasks.add(Task.of(migrations.get(i), fixture, settings.placeholders(), own));
        }
        return tasks;
    }

    private void keep(Map<Integer, MigrationProof> proofs, String serverVersion) {
        try {
            for (Map.Entry<Integer, MigrationProof> proof : proofs.entrySet()) {
                cache.put(keys.get(proof.getKey()), serverVersion, proof.getValue());
            }
        } catch (IOException unwritable) {
            progress.notKept(unwritable.toString());
        }
    }
}

package io.github.migrationguard.check;

import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.proof.HistoryProof;
import io.github.migrationguard.proof.ProofCache;
import io.github.migrationguard.proof.ProofProgress;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Proves histories on a server that is started when the first of them asks for it. */
public final class Prover implements AutoCloseable {
    private final Supplier<@Nullable ScratchServer> start;
    private final ProofSettings settings;
    private final ProofCache cache;
    private final ProofProgress progress;
    private boolean started;
    private long begun;
    private @Nullable ScratchServer server;

    /**
     * @param start starts the server; null where none can be had and the static analysis is to decide alone
     * @param cache for proofs of earlier builds; what it has needs no server
     */
    public Prover(
            Supplier<@Nullable ScratchServer> start, ProofSettings settings, ProofCache cache, ProofProgress progress) {
        this.start = start;
        this.settings = settings;
        this.cache = cache;
        this.progress = progress;
    }

    /** One that proves nothing. */
    public static Prover none() {
        return new Prover(() -> null, ProofSettings.DEFAULTS, ProofCache.NONE, (history, done, proof) -> {});
    }

    /**
     * Looks whether the settings fit.
     *
     * @throws io.github.migrationguard.finding.GuardException where a fixture belongs to no migration
     */
    void check(List<MigrationHistory> histories) {
        settings.fixtures().check(histories);
    }

    /**
     * The proofs of a history's migrations from the given one on; null where there is no server.
     *
     * @param skipped how many of the first migrations are only run
     * @throws io.github.migrationguard.finding.GuardException where the server fails
     */
    @Nullable
    ProvedHistory prove(MigrationHistory history, int skipped) {
        if (history.migrations().size() <= skipped) {
            return null;
        }
        HistoryProof proof = new HistoryProof(history, skipped, settings, cache, progress);
        HistoryProof.Kept kept = proof.kept();
        if (kept != null) {
            return new ProvedHistory(ServerUsed.of(ServerSource.EMBEDDED, kept.serverVersion()), kept.proofs());
        }
        if (!started) {
            started = true;
            server = start.get();
            begun = System.nanoTime();
        }
        if (server == null) {
            return null;
        }
        Duration used = Duration.ofNanos(System.nanoTime() - begun);
        return new ProvedHistory(ServerUsed.of(server), proof.prove(server, used));
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}

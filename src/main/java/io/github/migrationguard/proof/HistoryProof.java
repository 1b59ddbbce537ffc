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

/** Proves the migrations of a history, one after the other, in databases that are made for it and dropped again. */
public final class HistoryProof {
    private static final int SECONDS = 5;

    private HistoryProof() {}

    /**
     * One proof for each migration from the given one on, in order. A migration that cannot be played is unproved, and
     * the next ones go on from what it left.
     *
     * @param skipped how many of the first migrations are only run, not proved
     * @throws GuardException where the server itself fails, or the bootstrap
     */
    public static List<MigrationProof> prove(
            MigrationHistory history,
            int skipped,
            ScratchServer server,
            ProofSettings settings,
            ProofProgress progress) {
        List<MigrationProof> proofs = new ArrayList<>();
        String name = name();
        try (Workbench bench = new Workbench(server, settings, name)) {
            Limits limits = new Limits(server, settings, name);
            int done = 0;
            for (Migration migration : history.migrations()) {
                String limit = limits.reached();
                if (limit != null) {
                    progress.stopped(history, done, limit);
                    while (proofs.size() < history.migrations().size() - skipped) {
                        proofs.add(MigrationProof.unproved(limit));
                    }
                    break;
                }
                done++;
                boolean elsewhere = server.source() == ServerSource.URL;
                String obstacle = Provable.obstacle(migration, !elsewhere);
                MigrationProver prover = new MigrationProver(bench, migration, settings);
                if (done > skipped) {
                    MigrationProof proof = obstacle == null ? prove(prover, bench) : MigrationProof.unproved(obstacle);
                    proofs.add(proof);
                    progress.proved(history, done, proof);
                } else if (obstacle == null || !elsewhere) {
                    // On the server of somebody else it is not even run.
                    prover.run(bench.session());
                }
                if (obstacle == null || !elsewhere) {
                    bench.ran(prover::run, prover.changesRoles());
                }
            }
        } catch (SQLException failure) {
            throw new GuardException(
                    "the server that proves " + history.directory() + " failed: " + failure.getMessage(),
                    "Set the parameter proof to never: the static analysis then decides alone.",
                    failure);
        }
        return List.copyOf(proofs);
    }

    /** Where the server cannot do what the proof needs, the next migrations may still be proved. */
    private static MigrationProof prove(MigrationProver prover, Workbench bench) throws SQLException {
        try {
            return prover.prove();
        } catch (SQLException failure) {
            if (!bench.session().connection().isValid(SECONDS)) {
                throw failure;
            }
            bench.session().giveUp();
            return MigrationProof.unproved(
                    "the proof itself failed: " + SqlFailure.of(failure).message());
        }
    }

    private static String name() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return "migration_guard_" + HexFormat.of().formatHex(random);
    }
}

package io.github.migrationguard.proof;

import io.github.migrationguard.migration.MigrationHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which proofs of a history are still to be made, and those that are. Several threads share it; each proof is made once. */
final class Agenda {
    private final MigrationHistory history;
    private final ProofProgress progress;
    private final int skipped;
    private final boolean[] taken;
    private final @Nullable MigrationProof[] proofs;
    private int untaken;
    private int made;

    /** @param skipped how many of the first migrations need no proof */
    Agenda(MigrationHistory history, int skipped, ProofProgress progress) {
        int all = history.migrations().size();
        this.history = history;
        this.progress = progress;
        this.skipped = skipped;
        this.taken = new boolean[all];
        this.proofs = new MigrationProof[all];
        this.untaken = all - skipped;
        Arrays.fill(taken, 0, skipped, true);
    }

    /** Whether the caller is the one who is to prove the migration. */
    synchronized boolean take(int migration) {
        if (taken[migration]) {
            return false;
        }
        taken[migration] = true;
        untaken--;
        return true;
    }

    /** Whether nothing is left to take. */
    synchronized boolean isThrough() {
        return untaken == 0;
    }

    synchronized void made(int migration, MigrationProof proof) {
        proofs[migration] = proof;
        made++;
        progress.proved(history, skipped + made, proof);
    }

    /** Leaves unproved what nobody has taken yet. */
    synchronized void end(String reason) {
        if (untaken > 0) {
            progress.stopped(history, skipped + made, reason);
        }
        for (int migration = 0; migration < taken.length; migration++) {
            if (take(migration)) {
                proofs[migration] = MigrationProof.unproved(reason);
            }
        }
    }

    /** One for each migration that needed one, in order, when all are made. */
    synchronized List<MigrationProof> proofs() {
        List<MigrationProof> all = new ArrayList<>();
        for (MigrationProof proof : Arrays.asList(proofs).subList(skipped, proofs.length)) {
            all.add(Objects.requireNonNull(proof));
        }
        return List.copyOf(all);
    }
}

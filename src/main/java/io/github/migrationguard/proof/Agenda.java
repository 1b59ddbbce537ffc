package io.github.migrationguard.proof;

import io.github.migrationguard.migration.MigrationHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which proofs of a history are still to be made, and those that are. Several threads share it; each proof is made once. */
final class Agenda {
    private final MigrationHistory history;
    private final List<Task> tasks;
    private final ProofProgress progress;
    private final int skipped;
    private final boolean[] taken;
    private final @Nullable MigrationProof[] proofs;
    private final Map<Integer, MigrationProof> lasting = new TreeMap<>();
    private int untaken;
    private int made;

    /**
     * @param tasks one for each migration
     * @param skipped how many of the first need no proof
     * @param known proofs that need not be made, by the place of the migration; none of the skipped ones
     */
    Agenda(
            MigrationHistory history,
            List<Task> tasks,
            int skipped,
            Map<Integer, MigrationProof> known,
            ProofProgress progress) {
        this.history = history;
        this.tasks = tasks;
        this.skipped = skipped;
        this.progress = progress;
        this.taken = new boolean[tasks.size()];
        this.proofs = new MigrationProof[tasks.size()];
        this.untaken = tasks.size() - skipped;
        Arrays.fill(taken, 0, skipped, true);
        for (Map.Entry<Integer, MigrationProof> one : known.entrySet()) {
            take(one.getKey());
            proofs[one.getKey()] = one.getValue();
            made++;
        }
    }

    /** All migrations, in order. */
    List<Task> tasks() {
        return tasks;
    }

    /** The migrations that nobody has taken yet, ascending. */
    synchronized List<Integer> untaken() {
        return IntStream.range(0, taken.length)
                .filter(migration -> !taken[migration])
                .boxed()
                .toList();
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

    /** @param lasts whether it is worth keeping for later builds */
    synchronized void made(int migration, MigrationProof proof, boolean lasts) {
        proofs[migration] = proof;
        if (lasts) {
            lasting.put(migration, proof);
        }
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

    /** The new proofs that later builds can use, by the place of the migration. */
    synchronized Map<Integer, MigrationProof> lasting() {
        return Map.copyOf(lasting);
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

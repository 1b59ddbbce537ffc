package io.github.migrationguard.proof;

import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSource;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a history in databases of its own: proves the migrations that it takes from the agenda, and only runs the
 * others, so that each is proved on what those before it leave.
 */
final class Walk implements Callable<Void> {
    private static final int SECONDS = 5;

    private final ScratchServer server;
    private final ProofSettings settings;
    private final Limits limits;
    private final String name;
    private final Agenda agenda;
    private final int from;
    private boolean complete = true;

    /**
     * @param limits of all walks through the history
     * @param name of the database
     * @param from the first migration that it may take
     */
    Walk(ScratchServer server, ProofSettings settings, Limits limits, String name, Agenda agenda, int from) {
        this.server = server;
        this.settings = settings;
        this.limits = limits;
        this.name = name;
        this.agenda = agenda;
        this.from = from;
    }

    @Override
    public @Nullable Void call() throws SQLException {
        try (Workbench bench = new Workbench(server, settings, name)) {
            for (int i = 0; i < agenda.tasks().size() && !agenda.isThrough(); i++) {
                String limit = limits.reached(name);
                if (limit != null) {
                    agenda.end(limit);
                    break;
                }
                step(i, bench);
            }
            return null;
        } catch (SQLException | RuntimeException failure) {
            // The others need not go on.
            agenda.end("the proof of another migration failed");
            throw failure;
        }
    }

    private void step(int i, Workbench bench) throws SQLException {
        Task task = agenda.tasks().get(i);
        Fixture fixture = task.fixture();
        if (fixture != null) {
            boolean own = server.source() != ServerSource.URL;
            bench.addRows(session -> fixture.run(session, settings.placeholders(), own), fixture.reachesOut());
        }
        String obstacle = task.obstacle();
        MigrationProver prover = new MigrationProver(bench, task, settings, complete);
        // On the server of somebody else it is not even run.
        boolean runs = obstacle == null || server.source() != ServerSource.URL;
        boolean taken = i >= from && agenda.take(i);
        if (taken && obstacle == null) {
            prove(i, prover, bench);
        } else if (runs) {
            // As far as it goes: later ones may need what it makes.
            prover.run(bench.session());
        }
        if (taken && obstacle != null) {
            agenda.made(i, MigrationProof.unproved(obstacle), false);
        }
        complete &= obstacle == null && prover.hasRun();
        if (runs) {
            bench.ran(prover::run, task.changesRoles());
        }
    }

    /** Where the server cannot do what the proof needs, the next migrations may still be proved. */
    private void prove(int i, MigrationProver prover, Workbench bench) throws SQLException {
        try {
            MigrationProof proof = prover.prove();
            agenda.made(i, proof, prover.isLasting());
        } catch (SQLException failure) {
            if (!bench.session().connection().isValid(SECONDS)) {
                throw failure;
            }
            bench.session().giveUp();
            String reason = "the proof itself failed: " + SqlFailure.of(failure).message();
            agenda.made(i, MigrationProof.unproved(reason), false);
        }
    }
}

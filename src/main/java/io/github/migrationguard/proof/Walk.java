package io.github.migrationguard.proof;

import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSource;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Goes through a history in databases of its own: proves the migrations that it takes from the agenda, and only runs the
 * others, so that each is proved on what those before it leave.
 */
final class Walk implements Callable<Boolean> {
    private static final int SECONDS = 5;

    private final ScratchServer server;
    private final ProofSettings settings;
    private final Limits limits;
    private final String name;
    private final List<Task> tasks;
    private final Agenda agenda;
    private final int from;
    private boolean complete = true;

    /**
     * @param limits of all walks through the history
     * @param name of the database
     * @param from the first migration that it may take
     */
    Walk(
            ScratchServer server,
            ProofSettings settings,
            Limits limits,
            String name,
            List<Task> tasks,
            Agenda agenda,
            int from) {
        this.server = server;
        this.settings = settings;
        this.limits = limits;
        this.name = name;
        this.tasks = tasks;
        this.agenda = agenda;
        this.from = from;
    }

    /** Whether what it did stayed in its own databases. */
    @Override
    public Boolean call() throws SQLException {
        try (Workbench bench = new Workbench(server, settings, name)) {
            for (int i = 0; i < tasks.size() && !agenda.isThrough(); i++) {
                String limit = limits.reached(name);
                if (limit != null) {
                    agenda.end(limit);
                    break;
                }
                step(i, bench);
            }
            return !bench.hasOtherRoles();
        } catch (SQLException | RuntimeException failure) {
            // The others need not go on.
            agenda.end("the proof of another migration failed");
            throw failure;
        }
    }

    private void step(int i, Workbench bench) throws SQLException {
        Task task = tasks.get(i);
        Fixture fixture = task.fixture();
        if (fixture != null) {
            boolean own = server.source() != ServerSource.URL;
            bench.addRows(session -> fixture.run(session, settings.placeholders(), own), fixture.reachesOut());
        }
        MigrationProver prover = new MigrationProver(bench, task, settings, complete);
        // On the server of somebody else it is not even run.
        boolean runs = task.obstacle() == null || server.source() != ServerSource.URL;
        boolean taken = i >= from && agenda.take(i);
        if (runs && !(taken && task.obstacle() == null)) {
            // As far as it goes: later ones may need what it makes.
            prover.run(bench.session());
        }
        if (taken) {
            agenda.made(i, task.obstacle() == null ? prove(prover, bench) : MigrationProof.unproved(task.obstacle()));
        }
        complete &= task.obstacle() == null && prover.hasRun();
        if (runs) {
            bench.ran(prover::run, task.changesRoles());
        }
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
}

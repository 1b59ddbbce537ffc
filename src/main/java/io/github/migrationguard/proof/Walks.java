package io.github.migrationguard.proof;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.server.ScratchServer;
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

/** Sends one or several walks through a history, each in a thread of its own. */
final class Walks {
    private final ScratchServer server;
    private final ProofSettings settings;
    private final String history;

    /** @param history what it is called in messages */
    Walks(ScratchServer server, ProofSettings settings, String history) {
        this.server = server;
        this.settings = settings;
        this.history = history;
    }

    /**
     * Makes all proofs of the agenda. Roles that came meanwhile are dropped.
     *
     * @return false where several walks may have disturbed each other, as roles belong to all databases
     * @throws GuardException where the server fails, or the bootstrap
     */
    boolean go(Agenda agenda, int number) {
        try (Roles roles = new Roles(server)) {
            try {
                run(walks(agenda, number));
            } catch (GuardException failure) {
                if (number == 1 || !roles.areOthers()) {
                    throw failure;
                }
            }
            boolean alone = !roles.areOthers();
            roles.dropNew();
            return alone;
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private List<Walk> walks(Agenda agenda, int number) {
        String name = name();
        Limits limits = new Limits(server, settings, name);
        List<Integer> untaken = agenda.untaken();
        List<Walk> walks = new ArrayList<>();
        for (int walk = 0; walk < number; walk++) {
            // The first walk takes what is left of the others' parts too, so these may be a little too long.
            int from = walk == 0 ? 0 : untaken.get((int) (untaken.size() * 0.9 * walk / number));
            walks.add(new Walk(server, settings, limits, number == 1 ? name : name + "_" + walk, agenda, from));
        }
        return walks;
    }

    private void run(List<? extends Callable<Void>> walks) {
        ExecutorService threads = Executors.newFixedThreadPool(walks.size());
        try {
            for (Future<Void> walk : threads.invokeAll(walks)) {
                walk.get();
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof SQLException raised) {
                throw failed(raised);
            }
            throw failure.getCause() instanceof RuntimeException raised ? raised : new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GuardException("the proof of " + history + " was interrupted", "Run the goal again.", stopped);
        } finally {
            threads.shutdown();
        }
    }

    private GuardException failed(SQLException failure) {
        return new GuardException(
                "the server that proves " + history + " failed: " + failure.getMessage(),
                "Set the parameter proof to never: the static analysis then decides alone.",
                failure);
    }

    private static String name() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return "migration_guard_" + HexFormat.of().formatHex(random);
    }
}

package io.github.migrationguard.proof;

import io.github.migrationguard.proof.MigrationProof.Failure;
import io.github.migrationguard.proof.MigrationProof.Interruption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays one migration, then a crash at each of its crash points, each in a copy of the database. */
final class MigrationProver {
    private final Workbench bench;
    private final List<Executable> executables;
    private final Play play;
    private final int last;
    private final boolean rolledBack;
    private final Duration limit;
    private final boolean complete;
    private boolean ran;
    private boolean lasting = true;

    /** @param complete whether all migrations before it were run, so that it finds what they make */
    MigrationProver(Workbench bench, Task task, ProofSettings settings, boolean complete) {
        this.complete = complete;
        this.limit = settings.migrationTimeout();
        this.bench = bench;
        this.executables = task.executables();
        this.play = new Play(executables, task.crashModel());
        this.last = executables.size();
        this.rolledBack = Undoable.areAll(executables, play.isAtomic());
    }

    /** Whether it was run from its beginning to its end. */
    boolean hasRun() {
        return ran;
    }

    /** Whether another proof would find the same: nothing of it came from trouble of the server or from want of time. */
    boolean isLasting() {
        return lasting;
    }

    /** Only runs it; what can't be run is left out. */
    void run(MigrationSession session) throws SQLException {
        ran = play.all(session) == null;
        if (!ran) {
            session.giveUp();
        }
    }

    MigrationProof prove() throws SQLException {
        long begun = System.nanoTime();
        RolledBackRuns runs = null;
        if (rolledBack) {
            bench.prepareRebuild();
            runs = new RolledBackRuns(bench.beside(), executables, play.isAtomic(), () -> isLate(begun));
        } else {
            bench.keepBase();
        }
        CleanRun clean = play.clean(bench.session(), runs == null ? new Play.Observer() {} : runs);
        // What the file left open is lost with the tool's session.
        bench.session().giveUp();
        if (clean.stop() != null) {
            lasting = !clean.stop().failure().isOfServer();
            return new FirstRun(bench.session().connection(), complete).failed(clean.stop());
        }
        ran = true;
        if (isLate(begun)) {
            return late();
        }
        if (runs != null) {
            runs.finish();
            if (!runs.isUnclear()) {
                return proof(clean, runs.failing(), runs.interruptions());
            }
            bench.rebuildBase();
        }
        return inCopies(clean, bench.baseState(), begun);
    }

    private boolean isLate(long begun) {
        return System.nanoTime() - begun > limit.toNanos();
    }

    private MigrationProof late() {
        lasting = false;
        return MigrationProof.unproved(
                "its proof takes longer than the " + limit.toSeconds() + " seconds of proof.migrationTimeout");
    }

    private MigrationProof inCopies(CleanRun clean, SessionState before, long begun) throws SQLException {
        States states = bench.inCopy(before, copy -> {
            try (MigrationSession second = copy.interrupted()) {
                play.all(second);
            }
            try (Connection one = bench.superuser();
                    Connection other = copy.superuser()) {
                return States.of(one, other);
            }
        });
        List<Failure> failing = new ArrayList<>();
        for (int k = 1; k <= last; k++) {
            if (isLate(begun)) {
                return late();
            }
            Failure failure = clean.points().isDistinct(k) ? crash(k, before, states) : null;
            if (failure != null) {
                failing.add(failure);
            }
        }
        return proof(clean, failing, interruptions(before, states));
    }

    /** @param distinct failures of the crash points that leave something new; others share it */
    private MigrationProof proof(CleanRun clean, List<Failure> distinct, List<Interruption> interruptions) {
        List<Failure> failing = clean.points().spread(distinct);
        lasting = distinct.stream().noneMatch(failure -> SqlFailure.isOfServer(failure.sqlState()));
        return new MigrationProof(
                failing.isEmpty() ? ProofVerdict.PROVED : ProofVerdict.REFUTED,
                null,
                last,
                clean.unexercised(),
                failing,
                interruptions,
                null,
                false);
    }

    /** Loses the session after a statement and runs everything again; null where that ends as one clean run does. */
    private @Nullable Failure crash(int point, SessionState before, States states) throws SQLException {
        Optional<Failure> failure = bench.inCopy(before, copy -> {
            try (MigrationSession interrupted = copy.interrupted()) {
                play.first(point, interrupted);
            }
            return Optional.ofNullable(again(point, copy, states));
        });
        return failure.orElse(null);
    }

    private @Nullable Failure again(int point, Workbench.Copy copy, States states) throws SQLException {
        try (MigrationSession next = copy.next()) {
            Play.Stop stop = play.all(next);
            if (stop != null) {
                return Failure.of(point, stop.statement(), stop.failure());
            }
        }
        List<String> difference;
        try (Connection original = bench.superuser();
                Connection superuser = copy.superuser()) {
            difference = states.difference(original, superuser);
        }
        return difference.isEmpty() ? null : Failure.of(point, difference);
    }

    /** Cuts off each non-transactional statement in its middle. */
    private List<Interruption> interruptions(SessionState before, States states) throws SQLException {
        List<Interruption> interruptions = new ArrayList<>();
        for (Executable executable : executables) {
            Leftover leftover = Leftover.of(executable);
            Interruption interruption = leftover == null ? null : interrupt(executable, leftover, before, states);
            if (interruption != null) {
                interruptions.add(interruption);
            }
        }
        return List.copyOf(interruptions);
    }

    private @Nullable Interruption interrupt(
            Executable executable, Leftover leftover, SessionState before, States states) throws SQLException {
        Optional<Interruption> found = bench.inCopy(before, copy -> {
            boolean left;
            try (MigrationSession interrupted = copy.interrupted();
                    Connection superuser = copy.superuser()) {
                play.first(executable.number() - 1, interrupted);
                left = leftover.leave(executable, interrupted, superuser);
            }
            int number = executable.number();
            return left ? Optional.of(Interruption.of(number, again(number, copy, states))) : Optional.empty();
        });
        return found.orElse(null);
    }
}

package io.github.migrationguard.proof;

import io.github.migrationguard.database.Sessions;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays the rest of a migration that stopped on its way, in a new session, and compares the end with that of a clean run:
 * catalogs, rows and sequences.
 */
public final class Finishing {
    private static final String DATABASE = "migration_guard_finish";

    private final ProofSettings settings;
    private final Workbench bench;
    private final boolean own;

    private Finishing(ScratchServer server, ProofSettings settings, Workbench bench) {
        this.settings = settings;
        this.bench = bench;
        this.own = server.source() != ServerSource.URL;
    }

    /**
     * Where a migration stopped.
     *
     * @param crashPoint the last statement that returned
     * @param healing statements that remove what the next one left when it was cut off; empty where it left nothing
     */
    public record Place(int crashPoint, List<String> healing) {
        public Place {
            healing = List.copyOf(healing);
        }
    }

    /**
     * How that went.
     *
     * @param from the first statement that is left to be run
     * @param statements those that are left, as psql takes them, each with its closing semicolon
     * @param obstacle why they do not finish the migration, one clause; empty where they do
     */
    public record Outcome(int from, List<String> statements, String obstacle) {
        public Outcome {
            statements = List.copyOf(statements);
        }

        public boolean proved() {
            return obstacle.isEmpty();
        }

        private static Outcome failed(String obstacle) {
            return new Outcome(0, List.of(), obstacle);
        }
    }

    /**
     * Plays it in databases that are made for this and dropped.
     *
     * @param roles that the migrations may name
     * @param before what was recorded before the migration
     * @throws SQLException where the server fails
     */
    public static Outcome play(
            ScratchServer server,
            ProofSettings settings,
            List<String> roles,
            List<Migration> before,
            Migration migration,
            Place place)
            throws SQLException {
        Roles made = new Roles(server);
        if (server.source() != ServerSource.URL) {
            made.makeMissing(roles);
        }
        try (Workbench bench = new Workbench(server, settings, DATABASE)) {
            return new Finishing(server, settings, bench).play(before, migration, place);
        } finally {
            made.dropNew();
        }
    }

    private Outcome play(List<Migration> before, Migration migration, Place place) throws SQLException {
        for (Migration one : before) {
            Task task = task(one);
            if (task.obstacle() != null || all(task) != null) {
                return Outcome.failed(one.id() + " cannot be run before it");
            }
        }
        Task task = task(migration);
        if (task.obstacle() != null) {
            return Outcome.failed(task.obstacle());
        }
        bench.keepBase();
        SessionState state = bench.baseState();
        Play play = new Play(task.executables(), task.crashModel());
        CleanRun clean = play.clean(bench.session(), new Play.Observer() {});
        bench.session().giveUp();
        if (clean.stop() != null || play.isAtomic()) {
            return Outcome.failed(clean.stop() == null ? "its statements share one transaction" : "it does not run");
        }
        States states = bench.inCopy(state, copy -> {
            try (MigrationSession second = copy.interrupted()) {
                play.all(second);
            }
            try (Connection one = bench.superuser();
                    Connection other = copy.superuser()) {
                return States.of(one, other);
            }
        });
        int done = clean.points().committed(place.crashPoint());
        List<Executable> rest =
                task.executables().subList(done, task.executables().size());
        String obstacle = bench.inCopy(state, copy -> {
            if (!stop(copy, play, task.executables(), place)) {
                return "what is left of statement " + (place.crashPoint() + 1) + " cannot be made here";
            }
            return finish(copy, new Play(rest, task.crashModel()), place.healing(), states);
        });
        List<String> statements = new ArrayList<>();
        rest.forEach(executable -> statements.add(text(executable)));
        return new Outcome(done + 1, statements, obstacle);
    }

    private Task task(Migration migration) {
        return Task.of(migration, null, settings.placeholders(), own);
    }

    private Play.@Nullable Stop all(Task task) throws SQLException {
        Play.Stop stop = new Play(task.executables(), task.crashModel()).all(bench.session());
        bench.session().giveUp();
        return stop;
    }

    /** Brings a copy into the state in which the migration stopped; whether that can be done. */
    private static boolean stop(Workbench.Copy copy, Play play, List<Executable> executables, Place place)
            throws SQLException {
        try (MigrationSession interrupted = copy.interrupted();
                Connection superuser = copy.superuser()) {
            play.first(place.crashPoint(), interrupted);
            if (place.healing().isEmpty()) {
                return true;
            }
            Executable next = executables.get(place.crashPoint());
            Leftover leftover = Leftover.of(next);
            return leftover != null && leftover.leave(next, interrupted, superuser);
        }
    }

    private String finish(Workbench.Copy copy, Play rest, List<String> healing, States states) throws SQLException {
        try (MigrationSession next = copy.next()) {
            for (String heal : healing) {
                next.execute(heal);
            }
            Play.Stop stop = rest.all(next);
            if (stop != null) {
                return "statement " + stop.statement().number() + " fails: "
                        + stop.failure().message();
            }
        }
        try (Connection original = bench.superuser();
                Connection superuser = copy.superuser()) {
            return String.join("; ", states.difference(original, superuser));
        }
    }

    private static String text(Executable executable) {
        return executable.copyData() == null
                ? executable.sql() + ";"
                : executable.sql() + ";" + "\n" + executable.copyData().strip() + "\n\\.";
    }

    /** What a script for psql begins with, so that names mean what they mean to the migration. */
    public static String searchPath(String schema) {
        return "SET search_path = " + Sessions.quoted(schema) + ";";
    }
}

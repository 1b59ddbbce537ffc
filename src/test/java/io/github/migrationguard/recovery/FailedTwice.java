package io.github.migrationguard.recovery;

import static io.github.migrationguard.Samples.history;
import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.database.DatabaseUrl;
import io.github.migrationguard.database.Target;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.history.PrismaHistory;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.recovery.Resolution.Outcome;
import io.github.migrationguard.server.FaultyWire;
import io.github.migrationguard.server.FaultyWire.Fault;
import io.github.migrationguard.server.LiveDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A database in which a migration has failed twice, and what must be true of it whatever goes wrong while one resolves it. */
final class FailedTwice implements AutoCloseable {
    private static final String NAME = "failed_twice";
    private static final String BEFORE = "1_a f f; 1_a f f";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final List<MigrationHistory> HISTORIES =
            List.of(history("prisma/migrations", migration("1_a", "CREATE TABLE a (b int);")));

    private static final String STATE = """
            SELECT coalesce(string_agg(concat_ws(' ', migration_name, finished_at IS NOT NULL, rolled_back_at IS NOT NULL), '; '
              ORDER BY finished_at IS NOT NULL, id), '') FROM public._prisma_migrations""";

    /** A pooler keeps sessions; the process of one whose client has gone works on until it notices. */
    private static final String BUSY = """
            SELECT (SELECT count(*) FROM pg_stat_activity WHERE usename = 'failed_twice' AND state <> 'idle')
                 + (SELECT count(*) FROM pg_prepared_xacts)
                 + (SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE a.usename = 'failed_twice')""";

    /** Opens sessions of a superuser. */
    interface Opening {
        Connection open(String database) throws SQLException;
    }

    /** The goals that write. */
    enum Goal {
        ROLL_BACK("1_a f t; 1_a f t"),
        MARK_APPLIED("1_a f t; 1_a f t; 1_a t f");

        private final String complete;

        Goal(String complete) {
            this.complete = complete;
        }

        /** @param table as it was when evidence was collected */
        Resolution run(Target target, HistoryTable table) {
            if (this == ROLL_BACK) {
                return RollBack.run(target, HISTORIES, "public", "1_a", false);
            }
            Diagnosis all = new Diagnosis(
                    "1_a",
                    List.of(1),
                    List.of(new StatementEvidence(1, 1, Effect.WITNESSED, "the table is there")),
                    null,
                    null,
                    Recommendation.RESOLVE_APPLIED,
                    List.of(),
                    "All of it is there.",
                    List.of(),
                    null);
            return new MarkApplied(HISTORIES, "public", "1_a", false, List.of(), null)
                    .run(target, Witness.of(table, connection -> all));
        }
    }

    /** What the user was told at last. */
    enum Told {
        RECORDED,
        NOTHING,
        UNKNOWN_UNCHANGED,
        UNKNOWN_COMPLETE
    }

    private final Opening opening;
    private final IntSupplier port;
    private @Nullable Connection kept;

    /** @param port of the server on 127.0.0.1 */
    FailedTwice(Opening opening, IntSupplier port) throws SQLException {
        this.opening = opening;
        this.port = port;
        try (Connection admin = opening.open("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + NAME);
            statement.execute("DROP ROLE IF EXISTS " + NAME);
            statement.execute("CREATE ROLE " + NAME + " SUPERUSER LOGIN PASSWORD '" + LiveDatabase.PASSWORD + "'");
            statement.execute("CREATE DATABASE " + NAME);
        }
        run(LiveDatabase.HISTORY.formatted("public"));
    }

    static String user() {
        return NAME;
    }

    /** Through whatever listens at a port of 127.0.0.1. */
    static Target through(int port) {
        String url = "postgresql://127.0.0.1:" + port + "/" + NAME + "?sslmode=disable&gssencmode=disable";
        return new Target(DatabaseUrl.parse("url", url), NAME, LiveDatabase.PASSWORD, Target.Source.PARAMETER);
    }

    Target direct() {
        return through(port.getAsInt());
    }

    HistoryTable table() {
        return direct().read(connection -> PrismaHistory.read(connection, "public"));
    }

    /** As it was before anybody resolved anything. */
    void begin() throws SQLException {
        run("BEGIN; SET LOCAL synchronous_commit = on; DELETE FROM public._prisma_migrations;"
                + " INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at)"
                + " VALUES ('1', 'c', '1_a', '2025-02-03'), ('2', 'c', '1_a', '2025-02-03'); COMMIT");
    }

    /** How many messages there are at which a fault can happen when nothing goes wrong. */
    int[] messages(Goal goal, int entry) throws SQLException, IOException {
        begin();
        try (FaultyWire wire = new FaultyWire(entry, 0, Fault.CUT_BEFORE, () -> {})) {
            assertThat(goal.run(through(wire.port()), table()).outcome()).isEqualTo(Outcome.RECORDED);
            assertThat(value(STATE)).isEqualTo(goal.complete);
            return new int[] {wire.messages(Fault.CUT_BEFORE), wire.messages(Fault.ANSWER_CUT_BEFORE)};
        }
    }

    /**
     * Runs a goal on which one thing goes wrong, then looks whether it told the truth.
     *
     * @param entry the port of 127.0.0.1 that leads to the server
     * @param after what is done when the goal has ended, before anybody looks
     */
    Told inject(Goal goal, int entry, Fault fault, int at, FaultyWire.Ending ending, FaultyWire.Ending after)
            throws SQLException, IOException {
        begin();
        String what = goal + ", " + fault + " at message " + at;
        HistoryTable table = table();
        String message = "recorded";
        try (FaultyWire wire = new FaultyWire(entry, at, fault, ending)) {
            try {
                assertThat(goal.run(through(wire.port()), table).outcome())
                        .as(what)
                        .isEqualTo(Outcome.RECORDED);
            } catch (GuardException e) {
                message = String.valueOf(e.getMessage());
                assertThat(message).as(what).doesNotContain(LiveDatabase.PASSWORD, "\n");
            }
            wire.finish();
            assertThat(wire.happened()).as(what + " happened").isTrue();
        }
        after.end();
        settle(what);
        String state = value(STATE);
        assertThat(state).as(what + ": " + message).isIn(BEFORE, goal.complete);
        boolean complete = state.equals(goal.complete);
        Told told;
        if (message.equals("recorded")) {
            assertThat(complete).as(what + ": " + message).isTrue();
            told = Told.RECORDED;
        } else if (message.contains("it is not known whether the record was made")) {
            told = complete ? Told.UNKNOWN_COMPLETE : Told.UNKNOWN_UNCHANGED;
        } else {
            assertThat(message).as(what).startsWith("Nothing was recorded");
            assertThat(complete).as(what + ": " + message).isFalse();
            told = Told.NOTHING;
        }
        if (told == Told.NOTHING) {
            return told;
        }
        // Whoever calls it again ends where one call without a fault does.
        assertThat(goal.run(direct(), table()).outcome())
                .as(what + ", again")
                .isEqualTo(complete ? Outcome.ALREADY : Outcome.RECORDED);
        assertThat(value(STATE)).as(what + ", again").isEqualTo(goal.complete);
        return told;
    }

    /** Nothing stays locked: neither by a session, nor by what it left. */
    private void settle(String what) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!value(BUSY).equals("0")) {
            assertThat(System.nanoTime()).as(what + " leaves somebody at work").isLessThan(end);
            pause();
        }
        run("BEGIN; LOCK TABLE public._prisma_migrations IN ACCESS EXCLUSIVE MODE NOWAIT; ROLLBACK");
        assertThat(value("SELECT pg_try_advisory_lock(" + PrismaHistory.LOCK + ") AND pg_advisory_unlock("
                        + PrismaHistory.LOCK + ")"))
                .as(what + " leaves Prisma's lock free")
                .isEqualTo("t");
    }

    /** One session that is killed takes all others with it, a moment later. */
    void awaitCrash() {
        try {
            for (int i = 0; i < 200 && kept != null && kept.isValid(0); i++) {
                pause();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String state() throws SQLException {
        return value(STATE);
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        }
    }

    String value(String sql) throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** A server that was killed takes nobody until it has recovered. */
    private Connection connection() throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (kept == null || !kept.isValid(0)) {
            try {
                kept = opening.open(NAME);
            } catch (SQLException recovering) {
                if (System.nanoTime() > end) {
                    throw recovering;
                }
                pause();
            }
        }
        return kept;
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws SQLException {
        if (kept != null) {
            kept.close();
        }
        try (Connection admin = opening.open("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE " + NAME + " WITH (FORCE)");
            statement.execute("DROP ROLE " + NAME);
        }
    }
}

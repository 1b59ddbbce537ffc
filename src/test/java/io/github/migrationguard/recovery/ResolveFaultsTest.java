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
import io.github.migrationguard.server.ServerSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens while something is recorded: all of it is there or nothing, and the user is told the truth. */
class ResolveFaultsTest {
    private static final List<MigrationHistory> HISTORIES =
            List.of(history("prisma/migrations", migration("1_a", "CREATE TABLE a (b int);")));

    private static final String STATE = """
            SELECT coalesce(string_agg(concat_ws(' ', migration_name, finished_at IS NOT NULL, rolled_back_at IS NOT NULL), '; '
              ORDER BY finished_at IS NOT NULL, id), '') FROM public._prisma_migrations""";
    private static final String BEFORE = "1_a f f; 1_a f f";

    private static LiveDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = new LiveDatabase(ServerSettings.DEFAULT_MAJOR, "resolve_faults");
        database.run(LiveDatabase.HISTORY.formatted("public"));
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @BeforeEach
    void twoFailures() throws SQLException {
        database.run("TRUNCATE _prisma_migrations; INSERT INTO _prisma_migrations (id, checksum, migration_name,"
                + " started_at) VALUES ('1', 'c', '1_a', '2025-02-03'), ('2', 'c', '1_a', '2025-02-03')");
    }

    private static Resolution rollBack(Target target, HistoryTable table) {
        return RollBack.run(target, HISTORIES, "public", null, false);
    }

    private static Resolution markApplied(Target target, HistoryTable table) {
        Diagnosis all = new Diagnosis(
                "1_a",
                List.of(1),
                List.of(new StatementEvidence(1, 1, Effect.WITNESSED, "the table is there")),
                null,
                null,
                Recommendation.RESOLVE_APPLIED,
                List.of(),
                "All of it is there.");
        return new MarkApplied(HISTORIES, "public", "1_a", false, List.of(), null)
                .run(target, Witness.of(table, connection -> all));
    }

    private static HistoryTable table() {
        return database.target().read(connection -> PrismaHistory.read(connection, "public"));
    }

    @Test
    void rollingBackIsAllOrNothing() throws Exception {
        inject(ResolveFaultsTest::rollBack, "1_a f t; 1_a f t");
    }

    @Test
    void markingAsAppliedIsAllOrNothing() throws Exception {
        inject(ResolveFaultsTest::markApplied, "1_a f t; 1_a f t; 1_a t f");
    }

    private void inject(BiFunction<Target, HistoryTable, Resolution> goal, String complete) throws Exception {
        HistoryTable table = table();
        int messages;
        try (FaultyWire wire = new FaultyWire(database.port(), 0, Fault.CUT_BEFORE, () -> {})) {
            assertThat(goal.apply(through(wire), table).outcome()).isEqualTo(Outcome.RECORDED);
            assertThat(database.value(STATE)).isEqualTo(complete);
            messages = wire.messages();
        }
        Map<Fault, List<String>> ends = new EnumMap<>(Fault.class);
        int injected = 0;
        while (injected < 110) {
            for (int at = 1; at <= messages; at++) {
                for (Fault fault : Fault.values()) {
                    twoFailures();
                    String end = once(goal, table, at, fault, complete);
                    ends.computeIfAbsent(fault, one -> new ArrayList<>()).add(end);
                    injected++;
                }
            }
        }
        assertThat(injected).isGreaterThanOrEqualTo(110);
        // The faults were real: most kept the record out, and a cut behind COMMIT left the user without an answer.
        assertThat(ends.get(Fault.CUT_BEFORE)).contains("nothing", "unknown, unchanged");
        assertThat(ends.get(Fault.CUT_BEHIND)).contains("nothing", "unknown, complete");
        assertThat(ends.get(Fault.ENDED_BEFORE)).contains("nothing");
        assertThat(ends.get(Fault.ENDED_BEHIND)).contains("nothing");
    }

    private String once(
            BiFunction<Target, HistoryTable, Resolution> goal, HistoryTable table, int at, Fault fault, String complete)
            throws SQLException, IOException {
        String what = fault + " at message " + at;
        String told;
        try (FaultyWire wire = new FaultyWire(database.port(), at, fault, ResolveFaultsTest::endServing)) {
            told = goal.apply(through(wire), table).outcome().word();
        } catch (GuardException e) {
            assertThat(e.getMessage()).as(what).doesNotContain(LiveDatabase.PASSWORD);
            told = String.valueOf(e.getMessage()).contains("not known") ? "unknown" : "nothing";
            if (told.equals("nothing")) {
                assertThat(e.getMessage()).as(what).startsWith("Nothing was recorded");
            }
        }
        settle();
        String state = database.value(STATE);
        assertThat(state).as(what + ", " + told).isIn(BEFORE, complete);
        if (told.equals("recorded")) {
            assertThat(state).as(what).isEqualTo(complete);
        }
        if (told.equals("nothing")) {
            assertThat(state).as(what).isEqualTo(BEFORE);
        }
        return told.equals("unknown") ? "unknown, " + (state.equals(BEFORE) ? "unchanged" : "complete") : told;
    }

    private static Target through(FaultyWire wire) {
        String url = "postgresql://127.0.0.1:" + wire.entrance() + "/resolve_faults?sslmode=disable&gssencmode=disable";
        return new Target(
                DatabaseUrl.parse("url", url), "resolve_faults", LiveDatabase.PASSWORD, Target.Source.PARAMETER);
    }

    private static void endServing() {
        try {
            database.value("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
                    + " WHERE datname = 'resolve_faults' AND application_name = 'migration-guard'"
                    + " AND pid <> pg_backend_pid() AND usename = 'resolve_faults'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server whose client has gone works on until it notices. */
    private static void settle() throws SQLException {
        while (!database.value("SELECT count(*) FROM pg_stat_activity WHERE usename = 'resolve_faults'")
                .equals("0")) {
            Thread.onSpinWait();
        }
    }

    @Test
    void ofTwentyAtOnceOneMarksItAsApplied() throws Exception {
        HistoryTable table = table();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<Outcome>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(threads.submit(
                        () -> markApplied(database.target(), table).outcome()));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : all) {
                outcomes.add(one.get());
            }
            assertThat(outcomes).containsOnlyOnce(Outcome.RECORDED).containsOnly(Outcome.RECORDED, Outcome.ALREADY);
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.value(STATE)).isEqualTo("1_a f t; 1_a f t; 1_a t f");
    }
}

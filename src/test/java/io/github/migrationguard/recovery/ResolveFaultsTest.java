package io.github.migrationguard.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.recovery.FailedTwice.Goal;
import io.github.migrationguard.recovery.FailedTwice.Told;
import io.github.migrationguard.recovery.Resolution.Outcome;
import io.github.migrationguard.server.FaultyWire.Ending;
import io.github.migrationguard.server.FaultyWire.Fault;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.MortalServer;
import io.github.migrationguard.server.Pooler;
import io.github.migrationguard.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens while something is recorded: all of it is there or nothing, and the user is told the truth. In every
 * build things go wrong at some hundred places; with {@code -Dresolve.faults=all} at every one.
 */
class ResolveFaultsTest {
    private static final boolean ALL = System.getProperty("resolve.faults", "").equals("all");

    /** The last requests: table lock, reading, writing, reading, COMMIT, good-bye. */
    private static final int END = 6;

    private static MortalServer server;
    private static FailedTwice database;

    @BeforeAll
    static void open() throws SQLException, IOException {
        server = new MortalServer(TestServer.MAJOR);
        database = new FailedTwice(server::superuser, server::port);
    }

    @AfterAll
    static void close() throws SQLException, IOException {
        database.close();
        server.close();
    }

    /** Each n-th place counts, and each of the last ones. */
    private static Map<Fault, Map<Told, Integer>> everywhere(
            Goal goal, int entry, Set<Fault> faults, int stride, Ending ending, Ending after)
            throws SQLException, IOException {
        int[] messages = database.messages(goal, entry);
        Map<Fault, Map<Told, Integer>> ends = new EnumMap<>(Fault.class);
        for (Fault fault : faults) {
            int last = messages[fault.name().startsWith("ANSWER") ? 1 : 0];
            for (int at = 1; at <= last; at++) {
                if (ALL || at % stride == 0 || at > last - END) {
                    Told told = database.inject(goal, entry, fault, at, ending, after);
                    ends.computeIfAbsent(fault, one -> new EnumMap<>(Told.class))
                            .merge(told, 1, Integer::sum);
                }
            }
        }
        System.out.println(goal + ": " + injected(ends) + " faults, " + ends);
        return ends;
    }

    private static int injected(Map<Fault, Map<Told, Integer>> ends) {
        return ends.values().stream()
                .flatMap(told -> told.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** The faults were real: most kept the record out, and a cut behind COMMIT left the user without an answer. */
    private static void areReal(Map<Fault, Map<Told, Integer>> ends) {
        ends.values().forEach(told -> assertThat(told).containsKey(Told.NOTHING));
        assertThat(ends.get(Fault.CUT_BEFORE)).containsEntry(Told.UNKNOWN_UNCHANGED, 1);
        assertThat(ends.get(Fault.CUT_BEHIND)).containsEntry(Told.UNKNOWN_COMPLETE, 1);
        assertThat(ends.get(Fault.ANSWER_CUT_BEFORE)).containsEntry(Told.UNKNOWN_COMPLETE, 2);
        assertThat(ends.get(Fault.ANSWER_CUT_BEHIND)).containsKey(Told.UNKNOWN_COMPLETE);
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void cutsAndEndedSessions(Goal goal) throws SQLException, IOException {
        Map<Fault, Map<Told, Integer>> ends =
                everywhere(goal, server.port(), EnumSet.allOf(Fault.class), 4, ResolveFaultsTest::endSession, () -> {});
        areReal(ends);
        assertThat(injected(ends)).isGreaterThanOrEqualTo(70);
    }

    /** Everybody else's session ends too, and the server recovers by itself. */
    @ParameterizedTest
    @EnumSource(Goal.class)
    void killedSessions(Goal goal) throws SQLException, IOException {
        Set<Fault> faults = EnumSet.of(Fault.ENDED_BEFORE, Fault.ENDED_BEHIND);
        Map<Fault, Map<Told, Integer>> ends = everywhere(
                goal, server.port(), faults, Integer.MAX_VALUE, ResolveFaultsTest::killSession, database::awaitCrash);
        assertThat(injected(ends)).isGreaterThanOrEqualTo(2 * END);
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void killedServers(Goal goal) throws SQLException, IOException {
        Set<Fault> faults = ALL
                ? EnumSet.of(Fault.ENDED_BEFORE, Fault.ENDED_BEHIND)
                : EnumSet.of(goal == Goal.ROLL_BACK ? Fault.ENDED_BEFORE : Fault.ENDED_BEHIND);
        int[] messages = database.messages(goal, server.port());
        int injected = 0;
        for (Fault fault : faults) {
            for (int at = ALL ? 1 : messages[0] - END + 1; at <= messages[0]; at++) {
                database.inject(goal, server.port(), fault, at, server::kill, ResolveFaultsTest::revive);
                injected++;
            }
        }
        assertThat(injected).isGreaterThanOrEqualTo(END);
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void throughAPooler(Goal goal) throws SQLException, IOException {
        try (Pooler pooler = pooler(1)) {
            Map<Fault, Map<Told, Integer>> ends = everywhere(
                    goal, pooler.port(), EnumSet.allOf(Fault.class), 6, ResolveFaultsTest::endSession, () -> {});
            assertThat(ends.get(Fault.CUT_BEHIND)).containsKey(Told.NOTHING);
            assertThat(ends.get(Fault.ANSWER_CUT_BEFORE)).containsEntry(Told.UNKNOWN_COMPLETE, 2);
            assertThat(injected(ends)).isGreaterThanOrEqualTo(50);
        }
    }

    private static Pooler pooler(int sessions) throws IOException {
        return new Pooler(server.port(), FailedTwice.user(), LiveDatabase.PASSWORD, sessions);
    }

    private static void endSession() {
        quietly("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE usename = 'failed_twice'");
    }

    private static void killSession() {
        String processes =
                quietly("SELECT string_agg(pid::text, ' ') FROM pg_stat_activity WHERE usename = 'failed_twice'");
        MortalServer.kill(
                processes.equals("null")
                        ? List.of()
                        : Arrays.stream(processes.split(" ")).map(Long::valueOf).toList());
    }

    private static void revive() {
        try {
            server.revive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quietly(String sql) {
        try {
            return database.value(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void ofTwentyAtOnceOneRecords(Goal goal) throws Exception {
        twentyAtOnce(goal, server.port());
        try (Pooler pooler = pooler(5)) {
            twentyAtOnce(goal, pooler.port());
        }
    }

    private static void twentyAtOnce(Goal goal, int entry)
            throws SQLException, InterruptedException, ExecutionException {
        database.begin();
        HistoryTable table = database.table();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<Outcome>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(threads.submit(
                        () -> goal.run(FailedTwice.through(entry), table).outcome()));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : all) {
                outcomes.add(one.get());
            }
            assertThat(outcomes).containsOnlyOnce(Outcome.RECORDED).containsOnly(Outcome.RECORDED, Outcome.ALREADY);
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.state())
                .isEqualTo(goal == Goal.ROLL_BACK ? "1_a f t; 1_a f t" : "1_a f t; 1_a f t; 1_a t f");
    }

    @Test
    void aSessionThatHearsNothingForAMinuteEnds() {
        String limits = database.direct().read(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT current_setting('idle_in_transaction_session_timeout')")) {
                row.next();
                return row.getString(1);
            }
        });
        assertThat(limits).isEqualTo("1min");
    }
}

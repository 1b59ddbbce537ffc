package io.github.migrationguard.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.database.Target;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.Pooler;
import io.github.migrationguard.server.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All goals that only read: they leave no trace, need few rights, wait for nobody, and pass through a pooler. */
class ReadingGoalsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static HalfDeployed database;

    @BeforeAll
    static void open() throws SQLException, IOException {
        database = new HalfDeployed(TestServer.MAJOR);
    }

    @AfterAll
    static void close() throws SQLException, IOException {
        database.close();
    }

    private static String run(ReadingGoal goal, Target target) {
        return goal.run(target, HalfDeployed.HISTORIES);
    }

    private static void awaitNobody() throws SQLException {
        while (!database.value("SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'half_deployed%'")
                .equals("0")) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource(ReadingGoal.class)
    void leavesNoTrace(ReadingGoal goal) throws SQLException {
        for (String user : List.of(HalfDeployed.OWNER, HalfDeployed.READER)) {
            Map<String, String> before = database.everything();
            String found = run(goal, database.target(user));
            awaitNobody();
            assertThat(database.everything()).as(user).isEqualTo(before);
            assertThat(found).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ReadingGoal.class)
    void aRoleThatMayOnlyReadFindsTheSame(ReadingGoal goal) {
        String all = run(goal, database.target(HalfDeployed.OWNER));
        assertThat(run(goal, database.target(HalfDeployed.READER))).isEqualTo(all);
        // It is something that depends on the database.
        assertThat(all)
                .contains(
                        switch (goal) {
                            case MIGRATE_STATUS -> "FAILED";
                            case VERIFY_SCHEMA -> "users_mood";
                            case DIAGNOSE, RESOLVE_APPLIED -> "teams_lead_fkey";
                            case RESOLVE_ROLLED_BACK -> "dry-run";
                        });
    }

    @ParameterizedTest
    @EnumSource(ReadingGoal.class)
    void whatMayNotBeReadIsNotEmpty(ReadingGoal goal) throws SQLException {
        refused(goal, HalfDeployed.STRANGER);
        database.run("REVOKE USAGE ON SCHEMA public FROM PUBLIC");
        try {
            refused(goal, HalfDeployed.READER);
        } finally {
            database.run("GRANT USAGE ON SCHEMA public TO PUBLIC");
        }
    }

    private static void refused(ReadingGoal goal, String user) {
        assertThatThrownBy(() -> run(goal, database.target(user)))
                .as(user)
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("cannot be read completely as " + user)
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @EnumSource(ReadingGoal.class)
    void waitsForNoDeploy(ReadingGoal goal) throws SQLException {
        try (Connection deploy = database.another();
                Statement statement = deploy.createStatement()) {
            statement.execute("SET application_name = 'prisma'");
            for (String work : List.of(
                    "ALTER TABLE \"Users\" ADD COLUMN x int; DROP VIEW names; DROP TABLE logs; ALTER TABLE teams"
                            + " ALTER lead TYPE bigint; DROP POLICY mine ON hidden.secrets; DROP FUNCTION touched CASCADE",
                    "LOCK TABLE _prisma_migrations IN ACCESS EXCLUSIVE MODE")) {
                statement.execute("BEGIN; " + work);
                long begun = System.nanoTime();
                String answer = answer(goal);
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                statement.execute("ROLLBACK");
                assertThat(took).as(work).isLessThan(PATIENCE);
                boolean ofHistory = work.contains("_prisma");
                if (ofHistory || answer.contains("cannot be read now")) {
                    assertThat(answer)
                            .as(work)
                            .contains(ofHistory ? "public._prisma_migrations" : "public.\"Users\"")
                            .containsPattern("is locked by process \\d+ \\(prisma\\)");
                }
            }
        }
    }

    private static String answer(ReadingGoal goal) {
        try {
            return run(goal, database.target(HalfDeployed.READER));
        } catch (GuardException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What is set with the start of a session is its own, what is set later a pooler gives to the next one. */
    @Test
    void nothingIsSetBehindTheLogin() {
        String source = database.target(HalfDeployed.READER)
                .read(connection -> HalfDeployed.value(
                        connection, "SELECT source FROM pg_settings WHERE name = 'application_name'"));
        assertThat(source).isEqualTo("client");
    }

    /** A pooler gives one session to all in turn: what stays in it is another one's trouble. */
    @Test
    void passThroughAPooler() throws SQLException, IOException {
        try (Pooler pooler = new Pooler(database.port(), HalfDeployed.READER, LiveDatabase.PASSWORD, 1)) {
            Target target = HalfDeployed.through(pooler.port(), HalfDeployed.READER);
            Map<String, String> before = session(target);
            for (ReadingGoal goal : ReadingGoal.values()) {
                String direct = run(goal, database.target(HalfDeployed.READER));
                assertThat(run(goal, target)).as(goal.name()).isEqualTo(direct);
                assertThat(session(target)).as(goal.name()).isEqualTo(before);
            }
        }
    }

    /** What the one session behind the pooler has kept, as one finds it who sets nothing. */
    private static Map<String, String> session(Target target) throws SQLException {
        Map<String, String> kept = new TreeMap<>();
        try (Connection plain =
                target.url().sessions().open(target.url().database(), target.user(), LiveDatabase.PASSWORD)) {
            for (String sql : List.of(
                    "SELECT pg_backend_pid()",
                    "SELECT count(*) FROM pg_prepared_statements WHERE name <> ''",
                    "SELECT count(*) FROM pg_cursors WHERE is_holdable",
                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'",
                    "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings")) {
                kept.put(sql, HalfDeployed.value(plain, sql));
            }
        }
        return kept;
    }
}

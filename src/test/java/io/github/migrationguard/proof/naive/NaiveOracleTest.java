package io.github.migrationguard.proof.naive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proof says of every crash point what the oracle says. */
final class NaiveOracleTest {
    private static final int EVERY = 24;
    private static final int FIRST = 5;

    @BeforeAll
    static void needsPgDump() {
        boolean ci = "1".equals(System.getenv("MIGRATION_GUARD_CI"));
        assumeTrue(ci || PgDump.program().isPresent(), "scripts/install-test-tools.sh was not run");
    }

    /** What the oracle itself sees. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            SELECT 1                                       | CREATE TABLE a(id int); CREATE TABLE b(id int)                 | error 42P07 at 1; error 42P07 at 1
            CREATE TABLE t(id int)                         | ALTER TABLE t ADD a int; ALTER TABLE t DROP a                  | error 42701 at 1; same
            CREATE TABLE t(id int)                         | INSERT INTO t VALUES (1)                                       | state
            CREATE TABLE t(id int, at timestamp)           | DELETE FROM t; INSERT INTO t VALUES (1, now()::timestamp(0))   | same; same
            CREATE TABLE t(id int, at timestamp)           | INSERT INTO t VALUES (1, now()::timestamp(0))                  | state
            CREATE SEQUENCE s                              | SELECT setval('s', 5); SELECT nextval('s')                     | same; same
            CREATE SEQUENCE s; CREATE TABLE t(id int)      | SELECT setval('s', 5); INSERT INTO t SELECT nextval('s') WHERE NOT EXISTS (SELECT FROM t) | same; state
            CREATE TABLE t(id int)                         | ALTER TABLE t ADD CHECK (id > 0)                               | state
            CREATE TABLE t(id int)                         | COMMENT ON TABLE t IS 'x'; GRANT SELECT ON t TO PUBLIC         | same; same
            CREATE TABLE t(id int)                         | BEGIN; CREATE TABLE a(id int); COMMIT                          | same; same; error 42P07 at 2
            CREATE TABLE t(id int)                         | SET search_path = none; CREATE TABLE IF NOT EXISTS public.a(id int); CREATE TABLE public.b(id int) | same; same; error 42P07 at 3
            """)
    void isRightItself(String setup, String sql, String expected) throws SQLException {
        try (NaiveOracle oracle = new NaiveOracle(TestServer.shared(15))) {
            Judged judged = oracle.judge(Histories.of(List.of(setup, sql)), 1, done -> {})
                    .get(0);
            assertThat(judged.outcomes().stream().map(Outcome::word)).containsExactly(expected.split("; "));
        }
    }

    /** pg_dump passes over such an index. */
    @Test
    void seesThatAnIndexIsNoLongerValid() throws SQLException {
        ScratchServer server = TestServer.shared(15);
        String name = "naive_index";
        server.createDatabase(name);
        try (PgDump dump = new PgDump(server);
                Connection superuser = server.superuser(name);
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE TABLE t(id int); CREATE INDEX i ON t(id)");
            DatabaseState valid = DatabaseState.read(server, name, dump);
            statement.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass");

            assertThat(valid.difference(DatabaseState.read(server, name, dump), Mask.NONE))
                    .singleElement()
                    .asString()
                    .contains("+(index i valid f");
        } finally {
            server.dropDatabase(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"incident", "incident-guide-cure", "incident-repaired"})
    void agreesOnTheExamples(String example) throws SQLException {
        Comparison comparison =
                Histories.compared(Histories.read(Path.of("examples", example, "prisma/migrations"), "prisma"), 0);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.outcomes()).isNotEmpty();
    }

    @Test
    void agreesOnSomeJudgedCases() throws IOException, SQLException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/rerun/judged-cases.jsonl"));
        Comparison comparison = new Comparison("judged cases");
        ScratchServer server = TestServer.shared(15);
        try (NaiveOracle oracle = new NaiveOracle(server)) {
            for (int i = FIRST; i < lines.size(); i += EVERY) {
                JsonNode one = new ObjectMapper().readTree(lines.get(i));
                MigrationHistory history = Histories.of(
                        one.get("id").asText(),
                        List.of(one.get("setup_sql").asText(), one.get("sql").asText()));
                comparison.add(oracle.judge(history, 1, done -> {}), Histories.proved(server, history, 1));
            }
        }
        System.out.println(comparison.counts());
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.outcomes()).containsKeys("same", "state", "error 42P07");
    }

    /** And the proof says the same whenever it is asked. */
    @Test
    void agreesOnAHistoryOfDifficultConstructs() throws SQLException {
        MigrationHistory history = Histories.difficult();
        ScratchServer server = TestServer.shared(15);
        List<MigrationProof> proofs = Histories.proved(server, history, 0);
        Comparison comparison = new Comparison(history.directory());
        try (NaiveOracle oracle = new NaiveOracle(server)) {
            comparison.add(oracle.judge(history, 0, done -> {}), proofs);
        }

        System.out.println(comparison.counts());
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.outcomes())
                .containsKeys(
                        "same", "state", "error 22P02", "error 23503", "error 23505", "error 42710", "error 42P16");
        for (int time = 2; time <= 3; time++) {
            assertThat(Histories.verdicts(Histories.proved(server, history, 0))).isEqualTo(Histories.verdicts(proofs));
        }
    }
}

package io.github.migrationguard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HistoryProofTest {
    private static final ScratchServer SERVER = TestServer.shared();

    private static MigrationProof prove(String setup, String sql) {
        return Proofs.of(SERVER, CrashModel.STATEMENT, setup, sql);
    }

    /** What each construct that a transaction hides or breaks does when it is really played. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CREATE TABLE t(id int)                      | CREATE TABLE a(id int); CREATE TABLE IF NOT EXISTS b(id int)           | 1,2
            CREATE TABLE t(id int)                      | CREATE TABLE IF NOT EXISTS a(id int); CREATE INDEX IF NOT EXISTS i ON a(id) |
            CREATE TABLE t(id int)                      | ALTER TABLE t ADD COLUMN IF NOT EXISTS a int; ALTER TABLE t DROP COLUMN a |
            CREATE TABLE t(id int)                      | ALTER TABLE t ADD COLUMN a int; ALTER TABLE t DROP COLUMN a            | 1
            CREATE TABLE t(id int); INSERT INTO t VALUES (1) | UPDATE t SET id = id + 1                                          | 1
            CREATE TABLE t(id int); INSERT INTO t VALUES (1) | UPDATE t SET id = 7                                               |
            CREATE TABLE t(id int, at timestamptz)      | DELETE FROM t; INSERT INTO t VALUES (1, clock_timestamp())              |
            CREATE TABLE t(id int, at timestamptz)      | INSERT INTO t VALUES (1, clock_timestamp())                             | 1
            CREATE TABLE t(id serial, v int)            | INSERT INTO t(v) SELECT 1 WHERE NOT EXISTS (SELECT FROM t)              |
            CREATE TABLE t(id int)                      | BEGIN; CREATE TABLE a(id int); COMMIT; CREATE TABLE IF NOT EXISTS b(id int) | 3,4
            CREATE TABLE t(id int)                      | BEGIN; CREATE TABLE IF NOT EXISTS a(id int); COMMIT                      |
            CREATE TABLE t(id int)                      | CREATE TABLE a(id int); BEGIN; CREATE TABLE b(id int)                    | 1,2,3
            CREATE TABLE t(id int)                      | CREATE INDEX CONCURRENTLY i ON t(id)                                   | 1
            CREATE TABLE t(id int)                      | LOCK TABLE t                                                           | clean
            CREATE TABLE t(id int)                      | SET LOCAL search_path = none; CREATE TABLE IF NOT EXISTS a(id int)      |
            CREATE TABLE t(id int)                      | SELECT set_config('search_path', 'none', true); CREATE TABLE IF NOT EXISTS a(id int) |
            CREATE TABLE t(id int)                      | CREATE TEMP TABLE x(id int) ON COMMIT DROP; CREATE TEMP TABLE x(id int)  |
            CREATE TABLE t(id int)                      | BEGIN; SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL search_path = public, pg_temp; CREATE TEMP TABLE x ON COMMIT DROP AS SELECT 1 AS id; INSERT INTO t SELECT id FROM x WHERE NOT EXISTS (SELECT FROM t); COMMIT |
            CREATE TABLE t(id int)                      | BEGIN; SET LOCAL search_path = pg_temp; CREATE TEMP TABLE x ON COMMIT DROP AS SELECT 1 AS id; INSERT INTO public.t SELECT id FROM x; COMMIT | 5
            CREATE TABLE t(id int)                      | BEGIN; CREATE TEMP TABLE x(id int) ON COMMIT DROP; COMMIT; CREATE TEMP TABLE x(id int); INSERT INTO t SELECT 1 WHERE NOT EXISTS (SELECT FROM t) |
            CREATE TABLE t(id int)                      | BEGIN; SET LOCAL search_path = none; COMMIT; CREATE TABLE IF NOT EXISTS a(id int) |
            CREATE TABLE t(id int)                      | CREATE TEMP TABLE x(id int); INSERT INTO t SELECT 1 WHERE NOT EXISTS (SELECT FROM t) |
            CREATE TABLE t(id int)                      | PREPARE p AS SELECT 1; CREATE TABLE IF NOT EXISTS a(id int)              |
            CREATE TYPE e AS ENUM ('a')                 | ALTER TYPE e ADD VALUE IF NOT EXISTS 'b'; CREATE TABLE IF NOT EXISTS a(x e DEFAULT 'b') |
            CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(p int REFERENCES p DEFERRABLE INITIALLY DEFERRED) | INSERT INTO p VALUES (1) ON CONFLICT DO NOTHING; INSERT INTO c SELECT 1 WHERE NOT EXISTS (SELECT FROM c) |
            CREATE TABLE t(id int)                      | CREATE ROLE proof_r; CREATE TABLE IF NOT EXISTS a(id int)               | 1,2
            CREATE TABLE t(id int)                      | CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; DROP FUNCTION f() |
            CREATE TABLE t(id int)                      | CREATE PROCEDURE f() LANGUAGE plpgsql AS 'BEGIN COMMIT; END'; CALL f(); DROP PROCEDURE f() | 1,2
            CREATE TABLE t(id int)                      | SET search_path = public; CREATE TABLE IF NOT EXISTS a(id int); SET search_path = none |
            CREATE TABLE t(id int)                      | ALTER TABLE t ADD CHECK (id > 0)                                       | 1
            CREATE TABLE t(id int)                      | DO $$ BEGIN ALTER TABLE t ENABLE ROW LEVEL SECURITY; EXCEPTION WHEN OTHERS THEN NULL; END $$ |
            """)
    void playsEveryCrash(String setup, String sql, String expected) {
        MigrationProof proof = prove(setup, sql);
        if ("clean".equals(expected)) {
            assertThat(proof.verdict()).isEqualTo(ProofVerdict.UNPROVED);
            assertThat(proof.reason()).contains("25P01");
            return;
        }
        List<Integer> points = expected == null
                ? List.of()
                : List.of(expected.split(",")).stream().map(Integer::valueOf).toList();
        assertThat(Proofs.failing(proof)).as(proof.toString()).isEqualTo(points);
        assertThat(proof.verdict()).isEqualTo(points.isEmpty() ? ProofVerdict.PROVED : ProofVerdict.REFUTED);
    }

    /** What fails or passes only because a re-run shares one transaction and one session with others. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CREATE TABLE t(id int)                      | BEGIN; ROLLBACK; INSERT INTO t VALUES (1)                               | 3
            CREATE TABLE t(id int)                      | BEGIN; SAVEPOINT s; INSERT INTO t SELECT 1 WHERE NOT EXISTS (SELECT FROM t); ROLLBACK TO s; COMMIT; INSERT INTO t VALUES (2) | 6
            CREATE TABLE t(id int)                      | SAVEPOINT s                                                            | clean
            CREATE TABLE t(id int)                      | DECLARE c CURSOR FOR SELECT 1                                          | clean
            CREATE TABLE t(id int)                      | DECLARE c CURSOR WITH HOLD FOR SELECT 1; CREATE TABLE IF NOT EXISTS a(id int) |
            CREATE TABLE t(id int)                      | VACUUM t; CREATE TABLE IF NOT EXISTS a(id int)                         |
            CREATE TABLE t(id int)                      | DO $$ BEGIN CREATE TABLE IF NOT EXISTS a(id int); COMMIT; END $$        |
            CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(p int REFERENCES p DEFERRABLE); INSERT INTO p VALUES (1) | SET CONSTRAINTS ALL DEFERRED; INSERT INTO c VALUES (1); DELETE FROM c; DELETE FROM p | 4
            CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(p int REFERENCES p DEFERRABLE INITIALLY DEFERRED); INSERT INTO p VALUES (1) | INSERT INTO c VALUES (1); DELETE FROM c; DELETE FROM p | 3
            CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(p int REFERENCES p DEFERRABLE INITIALLY DEFERRED); INSERT INTO p VALUES (1) | INSERT INTO c SELECT 1; ALTER TABLE c ADD COLUMN IF NOT EXISTS x int; DELETE FROM c |
            CREATE TABLE t(id int); CREATE TABLE gone(id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF EXISTS (SELECT FROM gone) THEN RAISE ''late''; END IF; RETURN NULL; END'; CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f() | INSERT INTO t VALUES (1); DELETE FROM t; INSERT INTO gone SELECT 1 WHERE NOT EXISTS (SELECT FROM gone) | 3
            CREATE TYPE e AS ENUM ('a'); CREATE TABLE u(x e) | ALTER TYPE e ADD VALUE IF NOT EXISTS 'b'; INSERT INTO u SELECT 'b'::e WHERE NOT EXISTS (SELECT FROM u); ALTER TABLE u ALTER COLUMN x TYPE text; DROP TYPE e; CREATE TYPE e AS ENUM ('a') | 4
            CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'SELECT pg_advisory_lock(7)' | DO $$ BEGIN PERFORM f(); END $$; CREATE TABLE IF NOT EXISTS a(id int) |
            CREATE SCHEMA s; CREATE TABLE s.t(id int); CREATE INDEX i ON s.t(id); CREATE TABLE u(id int) | ALTER TABLE u ADD COLUMN IF NOT EXISTS a int; SET search_path = s; CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON s.t(id); CREATE TABLE IF NOT EXISTS s.z(id int) |
            CREATE SCHEMA s; SET search_path = s        | CREATE TABLE IF NOT EXISTS here(id int)                                | 1
            CREATE SCHEMA s; SET search_path = s        | PREPARE p AS SELECT 1; CREATE TABLE IF NOT EXISTS here(id int)         | 1,2
            CREATE TABLE p(id serial, v int UNIQUE)     | INSERT INTO p(v) VALUES (1) ON CONFLICT DO NOTHING; INSERT INTO p(v) SELECT 2 WHERE NOT EXISTS (SELECT FROM p WHERE v = 2) | 1
            CREATE SEQUENCE s; CREATE TABLE t(id int)   | SELECT setval('s', 5); INSERT INTO t SELECT nextval('s') WHERE NOT EXISTS (SELECT FROM t) | 2
            CREATE SEQUENCE s; CREATE TABLE t(id int)   | ALTER SEQUENCE s RESTART WITH 5; INSERT INTO t SELECT nextval('s') WHERE NOT EXISTS (SELECT FROM t) | 2
            CREATE TABLE t(id int)                      | PREPARE p AS SELECT 1; ALTER TABLE t ADD CHECK (id > 0)                 | 2
            CREATE TABLE t(id int)                      | PREPARE p AS SELECT 1; INSERT INTO t VALUES (1)                         | 2
            CREATE TABLE t(id int, at timestamptz)      | PREPARE p AS SELECT 1; DELETE FROM t; INSERT INTO t VALUES (1, clock_timestamp()) |
            CREATE TABLE t(id int)                      | PREPARE p AS SELECT 1; DROP TABLE IF EXISTS a; DO $$ BEGIN EXECUTE format('CREATE TABLE a(id int DEFAULT %s)', floor(random() * 1e9)); END $$ |
            CREATE TABLE t(id int)                      | DO $$ BEGIN SET LOCAL search_path = none; END $$; CREATE TABLE IF NOT EXISTS a(id int) |
            CREATE TABLE t(id int)                      | INSERT INTO t VALUES (1); DELETE FROM t                                 |
            CREATE TABLE t(id int)                      | PREPARE p AS SELECT 1; DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'proof_g') THEN CREATE ROLE proof_g; INSERT INTO t VALUES (1); END IF; END $$; GRANT SELECT ON t TO proof_g |
            CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(p int REFERENCES p DEFERRABLE INITIALLY DEFERRED) | BEGIN; INSERT INTO c VALUES (5); INSERT INTO p VALUES (5); DELETE FROM c; DELETE FROM p; COMMIT |
            CREATE TABLE t(id int); CREATE INDEX i ON t(id) | CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t(id); DROP INDEX i      |
            """)
    void isNotMisledByItsOwnTransaction(String setup, String sql, String expected) {
        playsEveryCrash(setup, sql, expected);
    }

    @Test
    void tellsTheErrorOfTheSecondRun() {
        MigrationProof.Failure failure = prove(
                        "CREATE TABLE t(id int)", "CREATE TABLE a(id int); CREATE TABLE b(id int)")
                .failing()
                .get(1);

        assertThat(failure.crashPoint()).isEqualTo(2);
        assertThat(failure.statement()).isEqualTo(1);
        assertThat(failure.sqlState()).isEqualTo("42P07");
        assertThat(failure.message()).isEqualTo("relation \"a\" already exists");
    }

    @Test
    void tellsWhichObjectsAndRowsEndUpDifferent() {
        assertThat(prove("CREATE TABLE t(id int)", "ALTER TABLE t ADD CHECK (id > 0)")
                        .failing()
                        .get(0)
                        .difference())
                .anyMatch(line -> line.contains("t_id_check1") && line.endsWith("added"));
        assertThat(prove("CREATE TABLE t(id int)", "INSERT INTO t VALUES (1)")
                        .failing()
                        .get(0)
                        .difference())
                .containsExactly("rows of public.t: 1 before, 2 now: +(1)");
    }

    /** Columns that depend on the clock are no difference, where another table has one either. */
    @Test
    void tellsNothingOfWhatTheClockMakesDifferent() {
        MigrationProof proof = prove(
                "CREATE TABLE t(id int, at timestamptz); CREATE TABLE u(id int)",
                "INSERT INTO u VALUES (1); DELETE FROM t; INSERT INTO t VALUES (1, clock_timestamp())");

        assertThat(Proofs.failing(proof)).containsExactly(1, 2, 3);
        assertThat(proof.failing())
                .allSatisfy(failure ->
                        assertThat(failure.difference()).containsExactly("rows of public.u: 1 before, 2 now: +(1)"));
    }

    @Test
    void copiesDataThatStandsInTheFile() {
        MigrationProof proof = prove("CREATE TABLE t(id int PRIMARY KEY)", "COPY t FROM stdin;\n1\n2\n\\.\n");

        assertThat(proof.failing().get(0).sqlState()).isEqualTo("23505");
    }

    @Test
    void namesStatementsThatMetNoRows() {
        MigrationProof proof = prove("CREATE TABLE t(id int)", "UPDATE t SET id = id + 1; DELETE FROM t WHERE id = 1");

        assertThat(proof.verdict()).isEqualTo(ProofVerdict.PROVED);
        assertThat(proof.unexercised()).containsExactly(1, 2);
    }

    @Test
    void cutsOffConcurrentStatementsInTheirMiddle() {
        String setup = "CREATE TABLE t(id int)";
        assertThat(prove(setup, "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t(id)")
                        .interrupted())
                .singleElement()
                .satisfies(left -> assertThat(left.safe()).isFalse())
                .satisfies(left -> assertThat(left.difference()).anyMatch(line -> line.contains("public.i")));
        assertThat(prove(setup, "DROP INDEX IF EXISTS i; CREATE INDEX CONCURRENTLY i ON t(id)")
                        .interrupted())
                .containsExactly(new MigrationProof.Interruption(2, true, List.of()));
        assertThat(prove(setup + "; CREATE INDEX i ON t(id)", "DROP INDEX CONCURRENTLY IF EXISTS i")
                        .interrupted())
                .containsExactly(new MigrationProof.Interruption(1, true, List.of()));
        String partitioned =
                "CREATE TABLE p(id int) PARTITION BY LIST (id);" + " CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)";
        assertThat(prove(partitioned, "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY")
                        .interrupted())
                .singleElement()
                .satisfies(left -> assertThat(left.safe()).isFalse());
    }

    @Test
    void onlyTheEndCountsWhereTheFileIsOneTransaction() {
        MigrationProof proof =
                Proofs.of(SERVER, CrashModel.TRANSACTION, "SELECT 1", "CREATE TABLE a(id int); CREATE TABLE b(id int)");

        assertThat(Proofs.failing(proof)).containsExactly(2);
        assertThat(proof.crashPoints()).isEqualTo(2);
    }

    @Test
    void goesOnBehindAMigrationThatCannotRun() {
        List<MigrationProof> proofs = Proofs.of(
                SERVER,
                CrashModel.STATEMENT,
                List.of("CREATE TABLE a(id int); SELECT 1/0;", "\\d", "CREATE TABLE IF NOT EXISTS a(id int)"),
                0);

        assertThat(proofs)
                .extracting(MigrationProof::verdict)
                .containsExactly(ProofVerdict.UNPROVED, ProofVerdict.UNPROVED, ProofVerdict.PROVED);
        assertThat(proofs.get(0).reason()).isEqualTo("its first run fails: 22012 division by zero");
        assertThat(proofs.get(1).reason()).contains("psql");
    }

    /** What the migration itself has wrong, by number of the statement; what is only missing around it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CREATE TABLE a(id int); INSERT INTO a(b) VALUES (1)             | 2 |
            SELECT 1; INSERT INTO missing VALUES (1)                        | 2 |
            DROP FUNCTION public.gone()                                     | 1 |
            ALTER TABLE t ALTER COLUMN id TYPE no_type                      | 1 |
            INSERT INTO t VALUES (0)                                        | 1 |
            SELECT 1/0                                                      | 1 |
            CREATE TABLE t(id int)                                          | 1 |
            VACUUM t; LOCK TABLE t                                          | 2 |
            ALTER TABLE t ALTER COLUMN id TYPE date                         | 1 |
            CREATE EXTENSION plpgsql                                        | 1 |
            BEGIN; INSERT INTO d VALUES (7); SELECT 1; COMMIT               | 4 |
            CREATE EXTENSION no_such_extension                              |   | extension
            DO $$ BEGIN CREATE EXTENSION no_such_extension; END $$          |   | extension
            GRANT SELECT ON t TO proof_nobody                               |   | role
            SET ROLE proof_nobody                                           |   | role
            CREATE TABLE app.a(id int)                                      |   | schema
            SELECT FROM auth.users                                          |   | schema
            SELECT auth.uid()                                               |   | schema
            SELECT ${number} FROM t                                         |   | placeholders
            DO $$ BEGIN RAISE EXCEPTION 'no rows'; END $$                   |   | fixtures
            DO $$ BEGIN RAISE query_canceled; END $$                        |   | server
            COPY (SELECT 1) TO PROGRAM 'true'                               |   | superuser
            """)
    void tellsWhetherAFirstRunFailsByItself(String sql, @Nullable Integer statement, @Nullable String lack) {
        String setup = "CREATE TABLE t(id int CHECK (id > 0));"
                + " CREATE TABLE d(id int REFERENCES p DEFERRABLE INITIALLY DEFERRED)";
        MigrationProof proof = prove("CREATE TABLE p(id int PRIMARY KEY); " + setup, sql);

        assertThat(proof.verdict()).isEqualTo(ProofVerdict.UNPROVED);
        MigrationProof.Failure first = proof.firstRun();
        assertThat(first == null ? null : first.statement())
                .as(proof.toString())
                .isEqualTo(statement);
        assertThat(proof.reason()).contains(lack == null ? "its first run fails: " : lack);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE EXTENSION no_such_extension", "SELECT 1/0", "\\d", "SELECT * FROM FROM"})
    void blamesNoMigrationBehindOneThatCouldNotRun(String before) {
        for (int skipped = 0; skipped < 2; skipped++) {
            List<MigrationProof> proofs =
                    Proofs.of(SERVER, CrashModel.STATEMENT, List.of(before, "INSERT INTO missing VALUES (1)"), skipped);

            MigrationProof last = proofs.get(proofs.size() - 1);
            assertThat(last.firstRun()).isNull();
            assertThat(last.reason()).contains("42P01").contains("an earlier migration could not be run");
        }
    }

    /** It is unproved, but what it makes is there for the next ones, and for the copies that they are played in. */
    @Test
    void runsWhatCanBeRunOfAMigrationThatCannotBeProved() {
        List<MigrationProof> proofs = Proofs.of(
                SERVER,
                CrashModel.STATEMENT,
                List.of(
                        "\\set x 1\nCREATE TABLE a(id int);",
                        "BEGIN; LOCK TABLE a; COMMIT; CREATE TEMP TABLE b(id int)"),
                0);

        assertThat(proofs)
                .extracting(MigrationProof::verdict)
                .containsExactly(ProofVerdict.UNPROVED, ProofVerdict.PROVED);
    }

    @Test
    void needsNoSuperuserButSaysWhereAMigrationDoes() {
        assertThat(prove("SELECT 1", "COPY (SELECT 1) TO PROGRAM 'true'").reason())
                .startsWith("needs superuser: ");
    }

    @Test
    void givesUpWhereAMigrationTakesTooLong() {
        ProofSettings hurried = limited(Duration.ofMillis(1), Duration.ofMinutes(10), Long.MAX_VALUE);
        MigrationProof proof = Proofs.of(
                        SERVER,
                        hurried,
                        CrashModel.STATEMENT,
                        List.of("CREATE TABLE t(id int); SELECT pg_sleep(0.01)"),
                        0)
                .get(0);

        assertThat(proof.verdict()).isEqualTo(ProofVerdict.UNPROVED);
        assertThat(proof.reason()).contains("proof.migrationTimeout");
    }

    private static ProofSettings limited(Duration migration, Duration all, long disk) {
        return new ProofSettings(
                "", Map.of(), Duration.ofSeconds(20), Duration.ofSeconds(5), migration, all, disk, Fixtures.NONE);
    }

    /** The second migration sleeps, and fills 20 MB. */
    @ParameterizedTest
    @CsvSource({"2000, 1000, proof.timeout", "100000, 25, proof.maxDisk"})
    void leavesTheRestToTheAnalysisWhereALimitIsReached(long milliseconds, long megabytes, String parameter) {
        ProofSettings settings = limited(Duration.ofMinutes(5), Duration.ofMillis(milliseconds), megabytes << 20);
        List<MigrationProof> proofs = Proofs.of(
                SERVER,
                settings,
                CrashModel.STATEMENT,
                List.of(
                        "CREATE TABLE IF NOT EXISTS t(a text)",
                        "SELECT pg_sleep(0.6); INSERT INTO t SELECT repeat('x', 1000) FROM generate_series(1, 20000)"
                                + " WHERE NOT EXISTS (SELECT FROM t)",
                        "CREATE TABLE IF NOT EXISTS u(a text)",
                        "CREATE TABLE IF NOT EXISTS v(a text)"),
                1);

        assertThat(proofs)
                .extracting(MigrationProof::verdict)
                .containsExactly(ProofVerdict.PROVED, ProofVerdict.UNPROVED, ProofVerdict.UNPROVED);
        assertThat(proofs.get(1).reason()).contains(parameter);
    }

    @Test
    void fillsInPlaceholdersAndRunsTheBootstrapFirst() {
        ProofSettings settings = new ProofSettings(
                "CREATE SCHEMA app AUTHORIZATION guard",
                Map.of("schema", "app"),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Long.MAX_VALUE,
                Fixtures.NONE);
        String sql = "CREATE TABLE ${schema}.t(id int); CREATE TABLE IF NOT EXISTS {{ .schema }}.u(id int)";

        MigrationProof proof = Proofs.of(SERVER, settings, CrashModel.STATEMENT, List.of(sql), 0)
                .get(0);
        assertThat(Proofs.failing(proof)).as(proof.toString()).containsExactly(1, 2);
        assertThat(proof.failing().get(0).message()).isEqualTo("relation \"t\" already exists");
    }

    /** The third migration names the number that the second one got: no re-run must have used it up. */
    @Test
    void leavesSequencesToTheCleanRun() {
        List<MigrationProof> proofs = Proofs.of(
                SERVER,
                CrashModel.STATEMENT,
                List.of(
                        "CREATE TABLE p(id serial PRIMARY KEY, v int UNIQUE); CREATE TABLE c(p int REFERENCES p)",
                        "INSERT INTO p(v) VALUES (1) ON CONFLICT DO NOTHING; CREATE TABLE IF NOT EXISTS n(id int)",
                        "INSERT INTO p(v) VALUES (2) ON CONFLICT DO NOTHING",
                        "INSERT INTO c SELECT 2 WHERE NOT EXISTS (SELECT FROM c)"),
                1);

        assertThat(proofs).extracting(MigrationProof::verdict).containsOnly(ProofVerdict.PROVED);
    }

    @AfterAll
    static void leavesNothingOnTheServer() throws SQLException {
        try (Connection superuser = SERVER.superuser("postgres");
                Statement statement = superuser.createStatement();
                ResultSet left = statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE"
                        + " 'migration_guard%' UNION ALL SELECT rolname FROM pg_roles WHERE rolname LIKE 'proof_%'")) {
            assertThat(left.next()).isFalse();
        }
    }
}

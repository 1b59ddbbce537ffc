package io.github.migrationguard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.server.DevelopmentServer;
import io.github.migrationguard.server.DevelopmentServers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs on a server of somebody else's, as a role with CREATEDB alone. */
final class DevelopmentProofTest {
    private static final String ROLE = "dev_proof";
    private static DevelopmentServer server;

    @BeforeAll
    static void connect() throws SQLException {
        server = DevelopmentServer.connect(DevelopmentServers.login(ROLE, "CREATEDB"));
    }

    @AfterAll
    static void leavesNothing() throws SQLException {
        assertThat(DevelopmentServers.databases(ROLE)).isEmpty();
        server.close();
        DevelopmentServers.run("DROP ROLE " + ROLE);
    }

    private static MigrationProof prove(String sql) {
        return Proofs.of(server, CrashModel.STATEMENT, "CREATE TABLE t(id int)", sql);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TABLE a(id int)                                          | REFUTED
            CREATE TABLE IF NOT EXISTS a(id int)                            | PROVED
            INSERT INTO t VALUES (1)                                        | REFUTED
            INSERT INTO t SELECT 1 WHERE NOT EXISTS (SELECT FROM t)         | PROVED
            CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t(id)              | PROVED
            LOCK TABLE t                                                    | UNPROVED
            CREATE EXTENSION IF NOT EXISTS hstore                           | PROVED
            SET session_replication_role = replica                          | UNPROVED
            CREATE EXTENSION postgres_fdw                                   | UNPROVED
            """)
    void playsWhatStaysInTheDatabase(String sql, ProofVerdict verdict) {
        MigrationProof proof = prove(sql);
        assertThat(proof.verdict()).as(proof.toString()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE ROLE dev_made",
                "ALTER ROLE dev_proof SET work_mem = '1MB'",
                "DROP ROLE dev_made",
                "GRANT pg_monitor TO dev_proof",
                "GRANT CONNECT ON DATABASE postgres TO PUBLIC",
                "ALTER SYSTEM SET work_mem = '1MB'",
                "CREATE DATABASE dev_made",
                "DROP DATABASE IF EXISTS dev_made",
                "ALTER DATABASE postgres SET work_mem = '1MB'",
                "COMMENT ON DATABASE postgres IS 'mine'",
                "CREATE TABLESPACE s LOCATION '/tmp/s'",
                "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p",
                "REASSIGN OWNED BY dev_proof TO postgres",
                "DO $$ BEGIN EXECUTE 'ALTER ROLE dev_proof SET work_mem = 1'; END $$",
                "SELECT pg_terminate_backend(1)"
            })
    void doesNotRunWhatReachesBeyondIt(String sql) {
        List<MigrationProof> proofs = Proofs.of(
                server,
                CrashModel.STATEMENT,
                List.of(
                        "CREATE TABLE before(id int); " + sql,
                        "CREATE TABLE IF NOT EXISTS before(id int); DROP TABLE before"),
                0);
        assertThat(proofs.get(0).verdict()).isEqualTo(ProofVerdict.UNPROVED);
        assertThat(proofs.get(0).reason()).startsWith("statement 2 ");
        // Nothing of it was run: else the table would be there, and gone after this one's crash.
        assertThat(proofs.get(1).verdict()).isEqualTo(ProofVerdict.PROVED);
    }

    @Test
    void doesNotRunItWhereItIsOnlyReplayedEither() throws SQLException {
        List<MigrationProof> proofs = Proofs.of(
                server,
                CrashModel.STATEMENT,
                List.of(
                        "ALTER ROLE dev_proof SET work_mem = '1MB'",
                        "CREATE TABLE IF NOT EXISTS t(id int)",
                        "INSERT INTO t VALUES (1)"),
                2);
        assertThat(proofs).extracting(MigrationProof::verdict).containsExactly(ProofVerdict.REFUTED);
        assertThat(DevelopmentServers.settings(ROLE)).isNull();
    }
}

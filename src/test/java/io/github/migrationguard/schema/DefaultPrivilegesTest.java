package io.github.migrationguard.schema;

import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rights that a history grants or revokes by default, and what is told where the real database has others. */
class DefaultPrivilegesTest {
    private static final List<Migration> HISTORY =
            List.of(migration("1_grants", """
                    CREATE SCHEMA "Shop";
                    ALTER DEFAULT PRIVILEGES IN SCHEMA public, "Shop" GRANT SELECT, INSERT ON TABLES TO pg_monitor;
                    ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO pg_monitor, pg_signal_backend;
                    """), migration("2_revokes", """
                    ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON ROUTINES FROM PUBLIC;
                    ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL PRIVILEGES ON TABLES FROM pg_read_all_data;
                    ALTER DEFAULT PRIVILEGES REVOKE USAGE ON SEQUENCES FROM pg_signal_backend;
                    """), migration("3_block", """
                    DO $$ BEGIN
                        EXECUTE 'ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO pg_stat_scan_tables';
                    END $$;
                    """));

    private static LiveDatabase database;
    private static Replay replay;

    @BeforeAll
    static void open() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "default_privileges");
        database.run("SET SESSION AUTHORIZATION default_privileges; " + LiveDatabase.HISTORY.formatted("public"));
        for (Migration migration : HISTORY) {
            database.run(migration.source().text());
        }
        LiveSchema live = database.target().read(LiveSchema::read);
        replay = Replay.begin(TestServer.shared(TestServer.MAJOR), ProofSettings.DEFAULTS, "public", live, HISTORY);
        for (Migration migration : HISTORY) {
            replay.run(migration);
        }
    }

    @AfterAll
    static void close() throws SQLException {
        replay.close();
        database.run("RESET SESSION AUTHORIZATION");
        database.close();
    }

    /** With a change that nobody else sees. */
    private static List<String> told(String change) throws SQLException {
        try (Connection connection = database.another();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL SESSION AUTHORIZATION default_privileges");
            statement.execute(change);
            return SchemaComparison.of(replay, LiveSchema.read(connection)).stream()
                    .map(one -> one.kind().word() + " " + one.objectType() + " " + one.name() + ": want "
                            + one.expected() + ", have " + one.actual() + ", from " + one.migration())
                    .toList();
        }
    }

    @Test
    void aPlainDeployMatchesThoughAnotherRoleReplays() throws SQLException {
        assertThat(replay.role()).isNotEqualTo("default_privileges");
        assertThat(told("SELECT 1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IN SCHEMA public REVOKE INSERT ON TABLES FROM pg_monitor | of default_privileges in public for tables: want pg_monitor=ar, have pg_monitor=r, from 1_grants
            IN SCHEMA "Shop" REVOKE ALL ON TABLES FROM pg_monitor | of default_privileges in "Shop" for tables: want pg_monitor=ar, have pg_monitor=, from 1_grants
            IN SCHEMA public GRANT DELETE ON TABLES TO pg_monitor | of default_privileges in public for tables: want pg_monitor=ar, have pg_monitor=ard, from 1_grants
            IN SCHEMA public GRANT SELECT ON TABLES TO pg_read_all_data | of default_privileges in public for tables: want pg_read_all_data=, have pg_read_all_data=r, from 2_revokes
            REVOKE USAGE ON SEQUENCES FROM pg_monitor | of default_privileges for sequences: want pg_monitor=U, have pg_monitor=, from 1_grants
            GRANT USAGE ON SEQUENCES TO pg_signal_backend | of default_privileges for sequences: want pg_signal_backend=, have pg_signal_backend=U, from 2_revokes
            GRANT EXECUTE ON FUNCTIONS TO PUBLIC | of default_privileges for functions: want PUBLIC=, have PUBLIC=X, from 2_revokes
            """)
    void tells(String change, String expected) throws SQLException {
        assertThat(told("ALTER DEFAULT PRIVILEGES " + change))
                .containsExactly("different default-privileges " + expected);
    }

    @Test
    void tellsWhatABlockGrants() throws SQLException {
        assertThat(told("ALTER DEFAULT PRIVILEGES REVOKE USAGE ON SCHEMAS FROM pg_stat_scan_tables"))
                .containsExactly("different default-privileges of default_privileges for schemas:"
                        + " want pg_stat_scan_tables=U, have pg_stat_scan_tables=, from 3_block");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_stat_scan_tables
            ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC
            ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor IN SCHEMA public GRANT SELECT ON TABLES TO pg_read_all_data
            ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO pg_monitor
            """)
    void whatTheHistoryDoesNotNameIsNobodysBusiness(String change) throws SQLException {
        assertThat(told(change)).isEmpty();
    }

    @Test
    void whereNobodyKnowsWhoDeploysOnlyRolesByNameAreCompared() throws SQLException {
        assertThat(told("DROP TABLE _prisma_migrations;"
                        + " ALTER DEFAULT PRIVILEGES REVOKE USAGE ON SEQUENCES FROM pg_monitor"))
                .isEmpty();
    }
}

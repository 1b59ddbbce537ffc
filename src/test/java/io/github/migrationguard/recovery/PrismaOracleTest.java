package io.github.migrationguard.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.ServerSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The real Prisma command line as judge of migrate-status: in every state that a history can be in, what it says must
 * agree with what we say, as far as it says anything. It ends at the first of pending, failed, up to date.
 */
@Tag("oracle")
class PrismaOracleTest {
    @TempDir
    private Path project;

    private LiveDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = new LiveDatabase(ServerSettings.DEFAULT_MAJOR, "prisma_oracle");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/prisma/states.txt",
            delimiter = '|',
            quoteCharacter = '`',
            useHeadersInDisplayName = true)
    void agrees(String given, String engine, String schema, String ours, String status, String deploy)
            throws Exception {
        PrismaStage stage = new PrismaStage(project, database, schema, engine);
        stage.play(given);
        HistoryStatus told = stage.ours();
        assertThat(PrismaStage.shown(told)).isEqualTo(ours);

        PrismaCli.Answer said = stage.prisma().run("status");
        assertThat(said.status()).as(said.text()).isEqualTo(status);
        assertThat(said.exit() == 0).as(said.text()).isEqualTo(status.equals("up to date"));
        agree(told, said);

        PrismaCli.Answer deployed = stage.prisma().run("deploy");
        assertThat(deployed.code()).as(deployed.text()).isEqualTo(deploy);
        assertThat(deploy.equals("P3009")).isEqualTo(!ids(told, State.FAILED).isEmpty());
        assertThat(deploy.equals("P3005")).isEqualTo(told.table().status() == HistoryTable.Status.UNMANAGED);
    }

    /** Whatever the table of scenarios says. */
    private static void agree(HistoryStatus told, PrismaCli.Answer said) {
        List<String> waiting = told.migrations().stream()
                .filter(one -> one.state().waits() && one.severity() != null)
                .map(MigrationStatus::id)
                .toList();
        List<String> failed = ids(told, State.FAILED);
        if (said.status().startsWith("applied: ")) {
            assertThat(said.listed("not yet been applied")).containsExactlyElementsOf(waiting);
        } else if (said.status().startsWith("failed: ")) {
            // It names one as often as it was tried.
            assertThat(said.listed("have failed").stream().distinct()).containsExactlyElementsOf(failed);
            assertThat(waiting).isEmpty();
        } else if (said.status().equals("up to date")) {
            assertThat(failed).isEmpty();
            assertThat(waiting).isEmpty();
        }
        if (!said.status().startsWith("error")) {
            List<String> edited = told.migrations().stream()
                    .filter(one -> one.conditions().contains(Condition.EDITED))
                    .map(MigrationStatus::id)
                    .toList();
            assertThat(said.edited()).containsExactlyElementsOf(new TreeSet<>(edited));
        }
    }

    private static List<String> ids(HistoryStatus status, State... states) {
        return status.migrations().stream()
                .filter(migration -> Stream.of(states).anyMatch(migration.state()::equals))
                .map(MigrationStatus::id)
                .toList();
    }
}

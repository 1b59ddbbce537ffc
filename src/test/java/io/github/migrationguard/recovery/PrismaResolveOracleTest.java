package io.github.migrationguard.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.check.AppliedConfiguration;
import io.github.migrationguard.check.ResolveConfiguration;
import io.github.migrationguard.check.Resolves;
import io.github.migrationguard.check.StatusConfiguration;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.ServerSettings;
import io.github.migrationguard.server.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The real Prisma command line as judge of what resolve-applied and resolve-rolled-back write: it must go on behind them
 * exactly as behind its own {@code migrate resolve} in a twin of the database.
 */
@Tag("oracle")
class PrismaResolveOracleTest {
    private static final String TWIN = "_twin";

    @TempDir
    private Path project;

    private LiveDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = new LiveDatabase(ServerSettings.DEFAULT_MAJOR, "prisma_resolve");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    /** @param goal its name, {@code !} where it is forced, {@code ~} where the lock is held, and the migration */
    @ParameterizedTest
    @CsvFileSource(
            resources = "/prisma/resolves.txt",
            delimiter = '|',
            quoteCharacter = '`',
            emptyValue = "",
            useHeadersInDisplayName = true)
    void goesOn(
            String given,
            String engine,
            String schema,
            String goal,
            String ours,
            String prisma,
            String then,
            String goesOn)
            throws Exception {
        PrismaStage stage = new PrismaStage(project, database, schema, engine);
        stage.play(given);
        String before = stage.rows();
        String id = goal.substring(goal.indexOf(' ') + 1);
        String name = goal.substring(0, goal.indexOf(' '));
        boolean locked = name.contains("~");
        boolean forced = name.contains("!");
        String command = name.replaceAll("[!~]", "");
        try (PrismaStage twin = stage.twin("prisma_resolve" + TWIN)) {
            PrismaCli.Answer answer =
                    meanwhile(locked, twin, () -> twin.prisma().run(command, id));
            assertThat(answer.code()).as(answer.text()).isEqualTo(prisma);
            assertThat(meanwhile(locked, stage, () -> weResolve(stage, schema, command, id, forced)))
                    .isEqualTo(ours);
            if (!ours.equals("recorded")) {
                assertThat(stage.rows()).isEqualTo(before);
            }
            if (!goesOn.equals("same")) {
                assertThat(stage.rows()).as(goesOn).isNotEqualTo(twin.rows());
                return;
            }
            List<String> own = seen(twin);
            List<String> after = seen(stage);
            stage.play(then == null ? "" : then);
            own.addAll(deployed(twin));
            after.addAll(deployed(stage));
            assertThat(after).isEqualTo(own);
        }
    }

    private static <T> T meanwhile(boolean locked, PrismaStage stage, Callable<T> action) throws Exception {
        Connection holder = locked ? stage.locked() : null;
        try {
            return action.call();
        } finally {
            if (holder != null) {
                holder.close();
            }
        }
    }

    private static String weResolve(PrismaStage stage, String schema, String goal, String id, boolean forced) {
        ResolveConfiguration configuration = new ResolveConfiguration(
                new StatusConfiguration(stage.database().target(), schema, false, "error"), id, false, null);
        try {
            return (goal.equals("resolve-rolled-back")
                            ? Resolves.rolledBack(configuration, stage::histories)
                            : Resolves.applied(
                                    configuration,
                                    new AppliedConfiguration(forced, forced ? "for this test" : null, null, List.of()),
                                    stage::histories,
                                    TestServer::lent,
                                    ProofSettings.DEFAULTS))
                    .resolution()
                    .outcome()
                    .word();
        } catch (GuardException e) {
            return "error";
        }
    }

    private static List<String> seen(PrismaStage stage) throws Exception {
        return new ArrayList<>(List.of(stage.rows(), stage.columns(), status(stage)));
    }

    private static List<String> deployed(PrismaStage stage) throws Exception {
        String deployed = stage.prisma().run("deploy").shown().replace(TWIN, "");
        return List.of(deployed, stage.rows(), status(stage));
    }

    private static String status(PrismaStage stage) throws Exception {
        return stage.prisma().run("status").shown().replace(TWIN, "");
    }
}

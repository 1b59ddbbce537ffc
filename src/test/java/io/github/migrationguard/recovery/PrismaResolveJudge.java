package io.github.migrationguard.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.check.AppliedConfiguration;
import io.github.migrationguard.check.ResolveConfiguration;
import io.github.migrationguard.check.Resolves;
import io.github.migrationguard.check.StatusConfiguration;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Holds what resolve-applied and resolve-rolled-back write against the real Prisma command line: it must go on behind them
 * exactly as behind its own {@code migrate resolve} in a twin of the database.
 */
final class PrismaResolveJudge {
    static final String DATABASE = "prisma_oracle";
    private static final String TWIN = "_twin";

    private PrismaResolveJudge() {}

    /** @param line of {@code resolves.txt} */
    static void judge(PrismaScenario line, Path project, LiveDatabase database) throws Exception {
        String schema = line.cell(2);
        String goal = line.cell(3);
        String ours = line.cell(4);
        String prisma = line.cell(5);
        String goesOn = line.cell(7);
        PrismaStage stage = new PrismaStage(project, database, schema, line.cell(1));
        stage.play(line.cell(0));
        String before = stage.rows();
        String id = goal.substring(goal.indexOf(' ') + 1);
        String name = goal.substring(0, goal.indexOf(' '));
        boolean locked = name.contains("~");
        boolean forced = name.contains("!");
        String command = name.replaceAll("[!~]", "");
        try (PrismaStage twin = stage.twin(DATABASE + TWIN)) {
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
                assertThat(
                                ours.equals("recorded")
                                        ? stage.prisma().run("deploy").exit()
                                        : 0)
                        .as(goesOn)
                        .isZero();
                return;
            }
            List<String> own = seen(twin);
            List<String> after = seen(stage);
            stage.play(line.cell(6));
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

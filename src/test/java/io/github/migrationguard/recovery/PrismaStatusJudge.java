package io.github.migrationguard.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.server.LiveDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Holds migrate-status against the real Prisma command line: what that says must agree with what we say, as far as it says
 * anything. It ends at the first of pending, failed, up to date.
 */
final class PrismaStatusJudge {
    private PrismaStatusJudge() {}

    /** @param line of {@code states.txt} */
    static void judge(PrismaScenario line, Path project, LiveDatabase database) throws Exception {
        String status = line.cell(4);
        String deploy = line.cell(5);
        PrismaStage stage = new PrismaStage(project, database, line.cell(2), line.cell(1));
        stage.play(line.cell(0));
        HistoryStatus told = stage.ours();
        assertThat(PrismaStage.shown(told)).isEqualTo(line.cell(3));

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

package io.github.migrationguard.rerun;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.SourceText;
import io.github.migrationguard.sql.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MigrationJudgeTest {
    private static final String TWO_TABLES = "CREATE TABLE a(id int);\nCREATE TABLE b(id int);\n";

    @Test
    void tellsFromWhichCrashPointsAStatementFails() {
        Judgement judgement = judge(CrashModel.STATEMENT, TWO_TABLES);

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_RERUNNABLE);
        assertThat(judgement.exposure()).isEqualTo(Exposure.HALF_APPLIED);
        assertThat(judgement.hazards())
                .containsExactly(
                        new Hazard(Hazard.Kind.FAILS, 1, "42P07", "relation \"a\" already exists", List.of(1, 2)),
                        new Hazard(Hazard.Kind.FAILS, 2, "42P07", "relation \"b\" already exists", List.of(2)));
    }

    @Test
    void onlyTheLastCrashPointCountsWhereTheFileIsOneTransaction() {
        Judgement judgement = judge(CrashModel.TRANSACTION, TWO_TABLES);

        assertThat(judgement.exposure()).isEqualTo(Exposure.UNRECORDED);
        assertThat(judgement.hazards()).allMatch(hazard -> hazard.crashPoints().equals(List.of(2)));
    }

    @Test
    void aCommitInsideAFileOfOneTransactionIsACrashPoint() {
        Judgement judgement = judge(
                CrashModel.TRANSACTION, "CREATE TABLE a(id int);\nCOMMIT;\nCREATE TABLE IF NOT EXISTS b(id int);\n");

        assertThat(judgement.hazards()).hasSize(1);
        assertThat(judgement.hazards().get(0).crashPoints()).contains(2, 3);
        assertThat(judgement.exposure()).isEqualTo(Exposure.HALF_APPLIED);
    }

    @Test
    void concurrentlyInsideATransactionFailsAtFirst() {
        Judgement judgement = judge(
                CrashModel.TRANSACTION,
                "CREATE TABLE a(id int);\nCREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a(id);\n");

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(judgement.hazards())
                .anyMatch(hazard -> hazard.kind() == Hazard.Kind.FAILS_AT_FIRST && "25001".equals(hazard.sqlState()));
    }

    @Test
    void anInterruptedConcurrentBuildNeverChangesTheVerdict() {
        Judgement judgement = judge(
                CrashModel.STATEMENT,
                "CREATE TABLE IF NOT EXISTS a(id int);\nCREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a(id);\n");

        assertThat(judgement.verdict()).isEqualTo(Verdict.RERUNNABLE);
        assertThat(judgement.exposure()).isEqualTo(Exposure.HALF_APPLIED);
        assertThat(judgement.hazards()).extracting(Hazard::kind).containsExactly(Hazard.Kind.INTERRUPTED);
    }

    @Test
    void whatCanNotBeJudgedIsUndecided() {
        Judgement judgement = judge(CrashModel.STATEMENT, "SELECT partman.create_parent('public.events', 'at');\n");

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(judgement.hazards()).extracting(Hazard::kind).containsExactly(Hazard.Kind.UNDECIDED);
    }

    @Test
    void earlierMigrationsAreKnown() {
        List<Judgement> judgements = HistoryJudge.judge(new MigrationHistory(
                "h",
                "plain",
                List.of(),
                List.of(
                        JudgedCasesTest.migration("1", "CREATE TABLE t(k text PRIMARY KEY, v int);"),
                        JudgedCasesTest.migration("2", "INSERT INTO t VALUES ('a', 1) ON CONFLICT DO NOTHING;"))));

        assertThat(judgements.get(1).verdict()).isEqualTo(Verdict.RERUNNABLE);
    }

    @Test
    @Timeout(20)
    void tenThousandStatementsStayLinear() {
        Duration first = timed(5_000);
        Duration warm = timed(5_000);
        Duration doubled = timed(10_000);

        assertThat(first).isLessThan(Duration.ofSeconds(10));
        assertThat(doubled.toMillis()).isLessThan(20 * Math.max(warm.toMillis(), 10));
    }

    private static Duration timed(int statements) {
        StringBuilder sql = new StringBuilder("CREATE TABLE IF NOT EXISTS t(id int PRIMARY KEY, v text);\n");
        for (int i = 0; i < statements; i++) {
            sql.append("INSERT INTO t VALUES (").append(i).append(", 'x') ON CONFLICT DO NOTHING;\n");
        }
        String text = sql.toString();
        long begun = System.nanoTime();
        judge(CrashModel.STATEMENT, text);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static Judgement judge(CrashModel model, String sql) {
        Migration migration =
                new Migration("1", "1.sql", null, new SourceText(sql), Script.parse(sql), model, "", List.of());
        return HistoryJudge.judge(new MigrationHistory("h", "plain", List.of(), List.of(migration)))
                .get(0);
    }
}

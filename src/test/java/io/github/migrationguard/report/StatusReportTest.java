package io.github.migrationguard.report;

import static io.github.migrationguard.report.Results.good;
import static io.github.migrationguard.report.Results.history;
import static io.github.migrationguard.report.Results.options;
import static io.github.migrationguard.report.Results.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migrationguard.Golden;
import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.check.StatusResult;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.history.Activity;
import io.github.migrationguard.history.HistoryRow;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.recovery.Condition;
import io.github.migrationguard.recovery.HistoryStatus;
import io.github.migrationguard.recovery.MigrationStatus;
import io.github.migrationguard.recovery.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatusReportTest {
    private static final HistoryRow ROW =
            new HistoryRow("1", "x", "", Instant.parse("2025-02-03T18:02:11.123Z"), null, null, null, 0);

    @TempDir
    private Path directory;

    private static MigrationStatus migration(
            String id,
            State state,
            @Nullable Severity severity,
            String message,
            String advice,
            Condition... conditions) {
        HistoryRow row = state == State.PENDING ? null : ROW;
        return new MigrationStatus(
                id, state, List.of(conditions), row == null ? List.of() : List.of(row), row, severity, message, advice);
    }

    private static StatusResult status(Outcome outcome, Activity.@Nullable Lock lock, MigrationStatus... migrations) {
        HistoryTable table =
                new HistoryTable("public", "_prisma_migrations", HistoryTable.Status.PRESENT, List.of(ROW));
        Activity activity = new Activity(false, lock, List.of(), List.of(), List.of());
        HistoryStatus history = new HistoryStatus("prisma/migrations", "prisma", table, activity, List.of(migrations));
        return new StatusResult(outcome, "db:5432/app", List.of(history), List.of("db/migrations"), List.of());
    }

    private static StatusResult several() {
        List<MigrationStatus> all = new ArrayList<>();
        all.add(migration(
                "20250203180200_revenue_system_versions",
                State.FAILED,
                Severity.ERROR,
                "Began 2025-02-03 18:02:11 UTC and did not finish: canceling statement due to lock timeout (55P03).",
                """
                        Every deploy stops here (P3009). Remove the cause, then:
                          npx prisma migrate resolve --rolled-back 20250203180200_revenue_system_versions
                          npx prisma migrate deploy""",
                Condition.SUSPECT));
        for (int i = 1; i <= 5; i++) {
            all.add(migration("2025030" + i, State.PENDING, Severity.ERROR, "Waits for a deploy.", "Deploy it."));
        }
        all.add(migration(
                "2024", State.APPLIED, Severity.ERROR, "The file was changed.", "Put it back.", Condition.EDITED));
        all.add(migration("2023", State.APPLIED, null, "", "", Condition.BASELINED));
        return status(
                Outcome.FAILED, new Activity.Lock(7, "prisma", ROW.startedAt()), all.toArray(MigrationStatus[]::new));
    }

    private static String print(StatusResult result, String show) {
        StringBuilder text = new StringBuilder();
        LineSink sink = (severity, line) -> {
            String prefix = "[" + (severity == Severity.WARNING ? "WARNING" : severity.name()) + "] ";
            assertThat(prefix.length() + line.length()).as(line).isLessThanOrEqualTo(80);
            text.append((prefix + line).stripTrailing()).append('\n');
        };
        new StatusReport(options(show), sink, Palette.PLAIN).print(result);
        return text.toString();
    }

    @Test
    void whatNeedsAPersonComesFirst() {
        Golden.verify("report/status-several.txt", print(several(), "10"));
    }

    @Test
    void manyAreSummedUp() {
        assertThat(print(several(), "1"))
                .contains("1 more migration: -Dmigration-guard.show=all")
                .doesNotContain("[edited]");
    }

    @Test
    void nothingToDoTakesThreeLines() {
        assertThat(print(status(Outcome.PASSED, null, migration("1", State.APPLIED, null, "", "")), "10"))
                .endsWith("""
                        [INFO] public._prisma_migrations: 1 row
                        [INFO]
                        [INFO] prisma/migrations: 1 applied; the database is up to date
                        """);
    }

    @Test
    void theJsonHoldsAll() throws IOException {
        ReportOptions options = options(directory, "1", Set.of(Format.JSON));
        Reports.write(several(), options, (severity, line) -> {}, Palette.PLAIN);
        JsonNode json =
                new ObjectMapper().readTree(directory.resolve("check.json").toFile());
        assertThat(json.get("result").asText()).isEqualTo("failed");
        assertThat(json.get("upToDate").asBoolean()).isFalse();
        JsonNode history = json.get("histories").get(0);
        assertThat(history.get("table").toString())
                .isEqualTo("{\"name\":\"public._prisma_migrations\",\"status\":\"present\"}");
        assertThat(history.get("lock").toString())
                .isEqualTo(
                        "{\"held\":true,\"pid\":7,\"application\":\"prisma\",\"since\":\"2025-02-03T18:02:11.123Z\"}");
        assertThat(history.get("summary").toString())
                .isEqualTo("{\"failed\":1,\"running\":0,\"missing\":0,\"rolled-back\":0,\"pending\":5,\"applied\":2}");
        JsonNode failed = history.get("migrations").get(0);
        assertThat(failed.get("state").asText()).isEqualTo("failed");
        assertThat(failed.get("conditions").toString()).isEqualTo("[\"suspect\"]");
        assertThat(failed.get("startedAt").asText()).isEqualTo("2025-02-03T18:02:11.123Z");
        assertThat(failed.get("finishedAt").isNull()).isTrue();
        assertThat(failed.get("rows").asInt()).isEqualTo(1);
    }

    @Test
    void aCheckHoldsBothAndEndsAsTheWorse() throws IOException {
        ReportOptions options = options(directory, "1", Set.of(Format.JSON));
        var passed = result(Outcome.PASSED, history("prisma/migrations", List.of(good("1"))));
        Reports.write(passed, several(), null, options, (severity, line) -> {}, Palette.PLAIN);
        JsonNode json =
                new ObjectMapper().readTree(directory.resolve("check.json").toFile());
        assertThat(json.get("result").asText()).isEqualTo("failed");
        assertThat(json.get("checkIdempotency").get("histories")).hasSize(1);
        assertThat(json.get("migrateStatus").get("histories")).hasSize(1);
        assertThat(Reports.failureMessage(passed, several(), null, options("1")))
                .isEqualTo("The migrations are not in order in db:5432/app: 1 failed, 5 pending, 2 applied (7 errors);"
                        + " see target/migration-guard/check.json");
    }
}

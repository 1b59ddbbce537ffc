package io.github.migrationguard.report;

import static io.github.migrationguard.report.Results.bad;
import static io.github.migrationguard.report.Results.good;
import static io.github.migrationguard.report.Results.history;
import static io.github.migrationguard.report.Results.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migrationguard.Golden;
import io.github.migrationguard.Samples;
import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.check.CheckedFinding;
import io.github.migrationguard.check.CheckedHistory;
import io.github.migrationguard.check.CheckedMigration;
import io.github.migrationguard.check.DecidedBy;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.FileFinding;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.rerun.Exposure;
import io.github.migrationguard.rerun.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JsonReportTest {

    private static String write(CheckResult result, String goal) throws IOException {
        ReportOptions options = new ReportOptions(
                goal, "1.2.3", EnumSet.allOf(Format.class), Path.of("out"), Path.of(""), Show.of("1"), false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonFile.write(options, result.outcome(), JsonFile.of(options, result, null, null), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static CheckResult various() {
        Finding lock = new Finding(
                "migration-lock-mismatch", Severity.ERROR, null, new Span(3, 12, 3, 18), "m", "", "h", null);
        Migration quoted = Samples.migration("2_größe", "\r\nCREATE TABLE\t\"Verkauf\".\"名 \"\"🐘\" (a int);\r\n");
        CheckedMigration unclear = new CheckedMigration(
                quoted,
                Verdict.UNDECIDED,
                DecidedBy.STATIC,
                Exposure.NONE,
                Verdict.UNDECIDED,
                null,
                List.of(
                        new CheckedFinding(
                                Samples.finding(
                                        "unguarded-create-table", Severity.ERROR, quoted, "\"Verkauf\".\"名 \"\"🐘\""),
                                true,
                                false),
                        new CheckedFinding(
                                new Finding("not-decided", Severity.WARNING, null, Span.START, "m", "r", "h", null),
                                false,
                                false)));
        CheckedHistory history = new CheckedHistory(
                "prisma/migrations",
                "prisma",
                List.of(new FileFinding("prisma/migrations/migration_lock.toml", lock)),
                "0_before",
                "3",
                null,
                List.of(good("1"), unclear, bad("3", 1, Severity.ERROR)));
        return result(Outcome.FAILED, history);
    }

    @Test
    void ofTheGoalCheckIdempotency() throws IOException {
        Golden.verify("report/check-idempotency.json", write(various(), "check-idempotency"));
    }

    @Test
    void theGoalCheckHoldsTheSameInAFieldOfItsOwn() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode single = mapper.readTree(write(various(), "check-idempotency"));
        JsonNode check = mapper.readTree(write(various(), "check"));
        assertThat(check.get("checkIdempotency").get("histories")).isEqualTo(single.get("histories"));
        assertThat(check.get("checkIdempotency").get("summary")).isEqualTo(single.get("summary"));
        assertThat(check.get("migrateStatus").isNull()).isTrue();
        assertThat(check.get("verifySchema").isNull()).isTrue();
        assertThat(check.get("result").asText()).isEqualTo("failed");
        assertThat(check.get("goal").asText()).isEqualTo("check");
    }

    @Test
    void withoutHistoriesTheListsAreEmpty() throws IOException {
        assertThat(write(result(Outcome.PASSED), "check-idempotency"))
                .isEqualTo(
                        "{\"schemaVersion\":1,\"pluginVersion\":\"1.2.3\",\"goal\":\"check-idempotency\","
                                + "\"result\":\"passed\",\"histories\":[],\"summary\":{\"migrations\":0,\"rerunnable\":0,"
                                + "\"notRerunnable\":0,\"undecided\":0,\"errors\":0,\"warnings\":0,\"infos\":0,\"suppressed\":0}}\n");
    }

    @Test
    void fiveThousandFindingsAreFiveThousandLines() throws IOException {
        List<CheckedMigration> migrations = IntStream.range(0, 500)
                .mapToObj(i -> bad("m" + i, 10, Severity.ERROR))
                .toList();
        String json = write(result(Outcome.FAILED, history("m", migrations)), "check-idempotency");
        assertThat(json.lines().filter(line -> line.startsWith("{\"rule\":"))).hasSize(5000);
        JsonNode read = new ObjectMapper().readTree(json);
        assertThat(read.get("histories").get(0).get("migrations")).hasSize(500);
        assertThat(read.get("summary").get("errors").asInt()).isEqualTo(5000);
    }
}

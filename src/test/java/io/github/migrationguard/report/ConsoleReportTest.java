package io.github.migrationguard.report;

import static io.github.migrationguard.report.Results.bad;
import static io.github.migrationguard.report.Results.good;
import static io.github.migrationguard.report.Results.history;
import static io.github.migrationguard.report.Results.options;
import static io.github.migrationguard.report.Results.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.Golden;
import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.check.CheckedFinding;
import io.github.migrationguard.check.CheckedHistory;
import io.github.migrationguard.check.CheckedMigration;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.FileFinding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConsoleReportTest {

    private static String print(CheckResult result, ReportOptions options) {
        StringBuilder text = new StringBuilder();
        LineSink sink = (severity, line) -> {
            String prefix = "[" + (severity == Severity.WARNING ? "WARNING" : severity.name()) + "] ";
            text.append((prefix + line).stripTrailing()).append('\n');
        };
        new ConsoleReport(options, sink, Palette.PLAIN).print(result);
        return text.toString();
    }

    private static List<CheckedMigration> migrations(int count, int tables, Severity severity) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> bad(String.format("2024%04d_m", i), tables, severity))
                .toList();
    }

    @Test
    void aFewErrorsInTheNewestMigration() {
        CheckedHistory history =
                history("prisma/migrations", List.of(good("2024_a"), good("2024_b"), bad("2025_c", 2, Severity.ERROR)));
        Golden.verify("report/console-few.txt", print(result(Outcome.FAILED, history), options("10")));
    }

    @Test
    void nothingFoundTakesThreeLines() {
        CheckedHistory history = history("prisma/migrations", List.of(good("2024_a"), good("2024_b")));
        assertThat(print(result(Outcome.PASSED, history), options("10"))).isEqualTo("""
                        [INFO] prisma/migrations: 2 migrations, layout prisma
                        [INFO] 2 migrations: all re-runnable; no findings (0.12 s)
                        [INFO] Report: target/migration-guard/check.json
                        """);
    }

    @Test
    void manyGoodHistoriesTakeTwoLines() {
        CheckedHistory web = history("web/migrations", List.of(good("1")));
        CheckedHistory api = history("api/migrations", List.of(good("1")));
        assertThat(print(result(Outcome.PASSED, web, api), options("10")).lines())
                .hasSize(2);
    }

    @Test
    void fiveThousandFindingsAreSummedUp() {
        List<CheckedMigration> migrations = new ArrayList<>(migrations(500, 10, Severity.ERROR));
        migrations.add(bad("20249998_w", 3, Severity.WARNING));
        migrations.add(good("20249999_good"));
        CheckResult result = result(Outcome.FAILED, history("prisma/migrations", migrations));
        Golden.verify("report/console-many.txt", print(result, options("3")));
        assertThat(print(result, options("all")).lines().filter(line -> line.contains("--> ")))
                .hasSize(5003);
        assertThat(print(result, options("0"))).doesNotContain("-->").contains("4,000 more in 500 files");
    }

    @Test
    void ofEqualFindingsTheNewestAreDrawnInTheirOrder() {
        CheckResult result = result(Outcome.FAILED, history("m", migrations(5, 2, Severity.ERROR)));
        assertThat(print(result, options("3")).lines().filter(line -> line.contains("--> ")))
                .containsExactly(
                        "[ERROR]  --> prisma/migrations/20240004_m/migration.sql:2:14",
                        "[ERROR]  --> prisma/migrations/20240005_m/migration.sql:2:14",
                        "[ERROR]  --> prisma/migrations/20240005_m/migration.sql:3:14");
    }

    @Test
    void errorsAreDrawnBeforeWarningsOfNewerMigrations() {
        CheckResult result = result(
                Outcome.FAILED,
                history("m", List.of(bad("1", 1, Severity.ERROR), bad("2", 1, Severity.WARNING), good("3"))));
        assertThat(print(result, options("1")))
                .contains("migrations/1/migration.sql:2:14")
                .contains("[WARNING] warning[unguarded-create-table]: 1 more in 1 file");
    }

    @Test
    void informationIsSummedUpInOneLine() {
        CheckResult result = result(Outcome.PASSED, history("m", migrations(3, 6, Severity.INFO)));
        assertThat(print(result, options("10")))
                .contains("[INFO] info: 18 more: 15 unguarded-create-table, 3 unguarded-add-constraint\n")
                .doesNotContain("since=")
                .doesNotContain("-->");
        assertThat(print(result, options("all"))).contains("[INFO] info[unguarded-add-constraint]: ");
    }

    @Test
    void severalHistoriesAreNamedInTheCommand() {
        CheckResult result = result(
                Outcome.FAILED,
                history("web/migrations", migrations(20, 1, Severity.ERROR)),
                history("api/migrations", List.of(good("1"))),
                history("old/migrations", migrations(5, 1, Severity.ERROR)));
        assertThat(print(result, options("2")))
                .contains("[INFO]   -Dmigration-guard.since=web/migrations=20240020_m,old/migrations=20240005_m\n")
                .doesNotContain("api/migrations:");
    }

    @Test
    void whereOnlyTheNewestIsBadSinceIsNoAdvice() {
        CheckResult result = result(Outcome.FAILED, history("m", List.of(good("1"), bad("2", 30, Severity.ERROR))));
        assertThat(print(result, options("2"))).contains("show=all").doesNotContain("since=");
    }

    @Test
    void findingsAboutTheDirectoryComeFirst() {
        Finding finding = new Finding(
                "migration-lock-mismatch",
                Severity.ERROR,
                null,
                new Span(3, 12, 3, 18),
                "the lock file says mysql, not postgresql",
                "",
                "Write provider = \"postgresql\"",
                null);
        CheckedHistory history = new CheckedHistory(
                "m",
                "prisma",
                List.of(new FileFinding("m/migration_lock.toml", finding)),
                "0_start",
                "2",
                null,
                List.of(bad("1", 1, Severity.ERROR), bad("2", 1, Severity.ERROR)));
        assertThat(print(result(Outcome.FAILED, history), options("1")))
                .startsWith("[INFO] m: 2 migrations after 0_start, layout prisma\n")
                .contains("[ERROR]  --> m/migration_lock.toml:3:12\n[ERROR]   = help: Write provider");
    }

    @Test
    void aPassedBuildWithErrorsSaysWhy() {
        CheckResult result = result(Outcome.PASSED, history("m", List.of(bad("1", 1, Severity.ERROR))));
        assertThat(print(result, options("10"))).contains("[INFO] The build goes on, because failOn is never.\n");
    }

    @Test
    void whatIsSuppressedIsOnlyCounted() {
        CheckedMigration bad = bad("1", 2, Severity.ERROR);
        CheckedMigration known = new CheckedMigration(
                bad.migration(),
                bad.verdict(),
                bad.decidedBy(),
                bad.exposure(),
                bad.staticVerdict(),
                bad.proof(),
                bad.findings().stream()
                        .map(checked -> new CheckedFinding(checked.finding(), true, false))
                        .toList());
        assertThat(print(result(Outcome.PASSED, history("m", List.of(known))), options("all")))
                .doesNotContain("-->")
                .contains("[INFO] 1 migration: 1 not re-runnable; 2 suppressed (0.12 s)\n");
    }

    @Test
    void nothingToCheckIsAWarningOnlyWhereSomebodyAsked() {
        CheckResult nothing = result(Outcome.PASSED);
        assertThat(print(nothing, options("10"))).startsWith("[WARNING] Nothing was checked");
        ReportOptions bound = new ReportOptions(
                "check", "1", EnumSet.allOf(Format.class), Path.of("out"), Path.of(""), Show.of("1"), true);
        assertThat(print(nothing, bound)).isEqualTo("[INFO] No migrations here, nothing to check\n");
    }

    @Test
    void nothingIsWiderThanEightyColumnsButPathsAndCommands() {
        List<CheckedMigration> migrations = new ArrayList<>(migrations(50, 10, Severity.ERROR));
        migrations.add(bad("3000_w", 3, Severity.WARNING));
        CheckResult result = result(Outcome.FAILED, history("prisma/migrations", migrations));
        assertThat(print(result, options("all")).lines()).allMatch(line -> line.length() <= 80);
    }
}

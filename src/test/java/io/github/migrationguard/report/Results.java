package io.github.migrationguard.report;

import io.github.migrationguard.Samples;
import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.check.CheckedFinding;
import io.github.migrationguard.check.CheckedHistory;
import io.github.migrationguard.check.CheckedMigration;
import io.github.migrationguard.check.DecidedBy;
import io.github.migrationguard.check.Summary;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.rerun.Exposure;
import io.github.migrationguard.rerun.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Results for tests of reports. */
final class Results {
    private Results() {}

    static CheckedMigration good(String id) {
        return new CheckedMigration(
                Samples.migration(id, "SELECT 1;\n"),
                Verdict.RERUNNABLE,
                DecidedBy.STATIC,
                Exposure.NONE,
                Verdict.RERUNNABLE,
                null,
                List.of());
    }

    /** A migration that creates as many tables as asked, each with a finding of that severity. */
    static CheckedMigration bad(String id, int tables, Severity severity) {
        StringBuilder sql = new StringBuilder("-- CreateTable\n");
        for (int i = 1; i <= tables; i++) {
            sql.append("CREATE TABLE \"t_").append(i).append("\" (a int);\n");
        }
        Migration migration = Samples.migration(id, sql.toString());
        List<CheckedFinding> findings = new ArrayList<>();
        for (int i = 1; i <= tables; i++) {
            Finding finding = Samples.finding(
                    i % 5 == 0 ? "unguarded-add-constraint" : "unguarded-create-table",
                    severity,
                    migration,
                    "\"t_" + i + "\"");
            findings.add(new CheckedFinding(finding, false, false));
        }
        return new CheckedMigration(
                migration,
                Verdict.NOT_RERUNNABLE,
                DecidedBy.STATIC,
                Exposure.HALF_APPLIED,
                Verdict.NOT_RERUNNABLE,
                null,
                findings);
    }

    static CheckedHistory history(String directory, List<CheckedMigration> migrations) {
        String last = migrations.get(migrations.size() - 1).migration().id();
        return new CheckedHistory(directory, "prisma", List.of(), null, last, null, migrations);
    }

    static CheckResult result(Outcome outcome, CheckedHistory... histories) {
        return new CheckResult(
                outcome, List.of(histories), Summary.of(List.of(histories)), List.of(), Duration.ofMillis(123));
    }

    static ReportOptions options(Path outputDirectory, String show, Set<Format> formats) {
        return new ReportOptions(
                "check", "1.2.3", formats, outputDirectory, Path.of("").toAbsolutePath(), Show.of(show), false);
    }

    static ReportOptions options(String show) {
        return options(Path.of("target/migration-guard"), show, EnumSet.allOf(Format.class));
    }
}

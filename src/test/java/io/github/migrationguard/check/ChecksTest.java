package io.github.migrationguard.check;

import static io.github.migrationguard.Samples.finding;
import static io.github.migrationguard.Samples.history;
import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.FileFinding;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.rerun.Exposure;
import io.github.migrationguard.rerun.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChecksTest {
    private static final MigrationHistory HISTORY = history(
            "prisma/migrations",
            migration("1", "CREATE TABLE a (b int);"),
            migration("2", "SELECT 1;"),
            migration("3", "CREATE TABLE c (d int); -- migration-guard:ignore unguarded-create-table -- known"),
            migration("4", "CREATE TABLE e (f int);"));

    /** Finds fault with every CREATE TABLE and remembers what it was asked. */
    private static final class TableHater implements Analysis {
        private final Severity severity;
        private final List<Integer> asked = new ArrayList<>();

        private TableHater(Severity severity) {
            this.severity = severity;
        }

        @Override
        public List<Opinion> judge(MigrationHistory history) {
            asked.add(history.migrations().size());
            return history.migrations().stream().map(this::judge).toList();
        }

        private Opinion judge(Migration migration) {
            return migration.source().text().contains("CREATE TABLE")
                    ? new Opinion(
                            Verdict.NOT_RERUNNABLE,
                            Exposure.UNRECORDED,
                            List.of(finding("unguarded-create-table", severity, migration, "CREATE TABLE")))
                    : new Opinion(Verdict.RERUNNABLE, Exposure.NONE, List.of());
        }

        @Override
        public Map<String, Severity> rules() {
            return Map.of(
                    "unguarded-create-table", severity,
                    "not-decided", Severity.WARNING,
                    "file-unreadable", Severity.ERROR);
        }
    }

    private static CheckConfiguration configuration(String failOn, List<String> since, List<String> rules) {
        Path here = Path.of("").toAbsolutePath();
        return new CheckConfiguration(here, List.of(here), List.of(), "auto", "auto", "auto", since, rules, failOn);
    }

    private static CheckResult run(Severity severity, String failOn, MigrationHistory... histories) {
        return Checks.run(
                configuration(failOn, List.of(), List.of()),
                () -> List.of(histories),
                new TableHater(severity),
                Prover.none());
    }

    @Test
    void countsWhatCounts() {
        CheckResult result = run(Severity.ERROR, "error", HISTORY);
        assertThat(result.summary()).isEqualTo(new Summary(4, 1, 3, 0, 2, 0, 0, 1));
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void failOnDecidesTheEnd() {
        assertThat(run(Severity.ERROR, "warning", HISTORY).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run(Severity.ERROR, "never", HISTORY).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(run(Severity.WARNING, "error", HISTORY).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(run(Severity.WARNING, "warning", HISTORY).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run(Severity.INFO, "warning", HISTORY).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void suppressedFindingsDoNotFailABuild() {
        MigrationHistory suppressed =
                history("m", HISTORY.migrations().get(1), HISTORY.migrations().get(2));
        assertThat(run(Severity.ERROR, "warning", suppressed).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void migrationsUpToSinceAreJudgedButNotReported() {
        TableHater analysis = new TableHater(Severity.ERROR);
        CheckResult result = Checks.run(
                configuration("error", List.of("2"), List.of()), () -> List.of(HISTORY), analysis, Prover.none());
        CheckedHistory checked = result.histories().get(0);
        assertThat(checked.migrations()).extracting(m -> m.migration().id()).containsExactly("3", "4");
        assertThat(checked.migrations()).extracting(CheckedMigration::verdict).containsOnly(Verdict.NOT_RERUNNABLE);
        assertThat(checked.since()).isEqualTo("2");
        assertThat(checked.lastId()).isEqualTo("4");
        assertThat(analysis.asked).containsExactly(4);
    }

    @Test
    void aFileThatCouldNotBeReadIsAnErrorWhateverFailOnSays() {
        Finding unreadable =
                new Finding("file-unreadable", Severity.ERROR, null, Span.START, "no permission", "", "h", null);
        MigrationHistory history = new MigrationHistory(
                "prisma/migrations",
                "prisma",
                List.of(new FileFinding("prisma/migrations/x", unreadable)),
                List.of(migration("1", "", unreadable), migration("2", "SELECT 1;")));
        CheckResult result = run(Severity.ERROR, "never", history);
        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(result.unread()).containsExactly("prisma/migrations/x", "prisma/migrations/1/migration.sql");
        assertThat(result.summary()).isEqualTo(new Summary(2, 1, 0, 1, 2, 1, 0, 0));

        CheckConfiguration lenient = configuration("error", List.of(), List.of("file-unreadable:warning"));
        assertThat(Checks.run(lenient, () -> List.of(history), new TableHater(Severity.ERROR), Prover.none())
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void findingsAboutTheDirectoryAreLevelledToo() {
        Finding unreadable = new Finding("file-unreadable", Severity.ERROR, null, Span.START, "m", "", "h", null);
        MigrationHistory history =
                new MigrationHistory("m", "prisma", List.of(new FileFinding("m/x", unreadable)), List.of());
        CheckConfiguration off = configuration("error", List.of(), List.of("file-unreadable:off"));
        CheckResult result = Checks.run(off, () -> List.of(history), new TableHater(Severity.ERROR), Prover.none());
        assertThat(result.histories().get(0).findings()).isEmpty();
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void directoriesAreLookedForInEveryModule(@TempDir Path started) throws IOException {
        for (String module : List.of("web", "api")) {
            Path migrations = Files.createDirectories(started.resolve(module).resolve("prisma/migrations/1_a"));
            Files.writeString(migrations.resolve("migration.sql"), "SELECT 1;");
            Files.createDirectories(started.resolve(module).resolve("sql"));
            Files.writeString(started.resolve(module).resolve("sql/1.sql"), "SELECT 1;");
        }
        List<Path> modules = List.of(started.resolve("web"), started.resolve("api"));
        assertThat(directories(started, modules, List.of()))
                .containsExactly("web/prisma/migrations", "api/prisma/migrations");
        assertThat(directories(started, modules, List.of("sql"))).containsExactly("web/sql", "api/sql");
        assertThatThrownBy(() -> directories(started, modules, List.of("absent")))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("web/absent");
    }

    private static List<String> directories(Path started, List<Path> modules, List<String> directories) {
        CheckConfiguration configuration = new CheckConfiguration(
                started, modules, directories, "auto", "auto", "auto", List.of(), List.of(), "never");
        return Checks.run(configuration, Prover.none()).histories().stream()
                .map(CheckedHistory::directory)
                .toList();
    }

    @Test
    void wrongWordsAreRefusedEvenWhereThereIsNothingToCheck() {
        assertThatThrownBy(() -> run(Severity.ERROR, "sometimes"))
                .isInstanceOf(GuardException.class)
                .hasMessage("failOn=sometimes is unknown");
        Path here = Path.of("").toAbsolutePath();
        CheckConfiguration wrong = new CheckConfiguration(
                here, List.of(here), List.of(), "auto", "auto", "all", List.of(), List.of(), "error");
        assertThatThrownBy(() -> Checks.run(wrong, List::of, new TableHater(Severity.ERROR), Prover.none()))
                .isInstanceOf(GuardException.class)
                .hasMessage("require=all is unknown");
    }
}

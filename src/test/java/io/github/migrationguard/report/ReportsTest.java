package io.github.migrationguard.report;

import static io.github.migrationguard.report.Results.bad;
import static io.github.migrationguard.report.Results.good;
import static io.github.migrationguard.report.Results.history;
import static io.github.migrationguard.report.Results.options;
import static io.github.migrationguard.report.Results.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportsTest {
    private static final CheckResult FAILED =
            result(Outcome.FAILED, history("m", List.of(good("1"), bad("2", 3, Severity.ERROR))));

    @TempDir
    Path directory;

    private static List<String> write(CheckResult result, ReportOptions options) {
        List<String> lines = new ArrayList<>();
        Reports.write(result, null, null, options, (severity, line) -> lines.add(line), Palette.PLAIN);
        return lines;
    }

    @Test
    void eachFormatIsWrittenOnlyWhereItIsAskedFor() {
        assertThat(write(FAILED, options(directory.resolve("a"), "10", Set.of(Format.CONSOLE))))
                .isNotEmpty()
                .noneMatch(line -> line.startsWith("Report: "));
        assertThat(directory.resolve("a")).doesNotExist();
        assertThat(write(FAILED, options(directory.resolve("b"), "10", Set.of(Format.JSON))))
                .isEmpty();
        assertThat(directory.resolve("b/check.json")).isNotEmptyFile();
    }

    @Test
    void aBoundGoalThatFindsNoHistoryLeavesNoFile() {
        ReportOptions bound =
                new ReportOptions("check", "1", EnumSet.allOf(Format.class), directory, directory, Show.of("1"), true);
        write(result(Outcome.PASSED), bound);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anOldReportIsReplacedAndNoDraftIsLeft() throws IOException {
        Files.writeString(directory.resolve("check.json"), "old");
        write(FAILED, options(directory, "10", Set.of(Format.JSON)));
        assertThat(directory.resolve("check.json")).content().startsWith("{\"schemaVersion\":1,");
        assertThat(directory).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void aDirectoryThatCannotBeWrittenNamesItsParameter() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> write(FAILED, options(file, "10", Set.of(Format.JSON))))
                .isInstanceOf(GuardException.class)
                .hasMessageStartingWith("The report " + file.resolve("check.json") + " cannot be written: ")
                .extracting(e -> ((GuardException) e).advice())
                .isEqualTo("Set the parameter outputDirectory to a directory that can be written to.");
        Files.createDirectory(directory.resolve("check.json"));
        Files.writeString(directory.resolve("check.json/full"), "");
        assertThatThrownBy(() -> write(FAILED, options(directory, "10", Set.of(Format.JSON))))
                .isInstanceOf(GuardException.class);
        assertThat(directory).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void theFailureMessageIsShort() {
        assertThat(Reports.failureMessage(FAILED, null, null, options("10")))
                .isEqualTo("1 of 2 migrations cannot be run again after a crash: 3 errors; see"
                        + " target/migration-guard/check.json");
        assertThat(Reports.failureMessage(FAILED, null, null, options(directory, "10", Set.of(Format.CONSOLE))))
                .isEqualTo("1 of 2 migrations cannot be run again after a crash: 3 errors");
    }

    @Test
    void theFailureMessageNamesFilesThatCouldNotBeRead() {
        CheckResult unread = new CheckResult(
                Outcome.ERROR,
                FAILED.histories(),
                FAILED.summary(),
                List.of("a.sql", "b.sql", "c.sql", "d.sql"),
                Duration.ZERO);
        assertThat(Reports.failureMessage(unread, null, null, options(directory, "10", Set.of(Format.CONSOLE))))
                .isEqualTo("4 files could not be read: a.sql, b.sql, c.sql, ..; everything else was checked: 1 of 2"
                        + " migrations cannot be run again after a crash: 3 errors");
    }

    @Test
    void unknownWordsAreRefused() {
        assertThat(Format.of(List.of())).containsExactly(Format.CONSOLE, Format.JSON);
        assertThat(Format.of(List.of(" json "))).containsExactly(Format.JSON);
        assertThatThrownBy(() -> Format.of(List.of("xml"))).hasMessage("formats names the unknown format 'xml'");
        assertThatThrownBy(() -> Format.of(List.of("sarif")))
                .hasMessage("formats names 'sarif', which this version cannot write");
        assertThat(Show.of("all").all()).isTrue();
        assertThat(Show.of(" 25 ").most()).isEqualTo(25);
        assertThatThrownBy(() -> Show.of("-1")).hasMessage("show=-1 is unknown");
        assertThatThrownBy(() -> Show.of("99999999999")).isInstanceOf(GuardException.class);
    }
}

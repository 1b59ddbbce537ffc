package io.github.migrationguard.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.check.CheckResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be read among files that can. */
final class UnreadTest {
    @TempDir
    Path root;

    @BeforeEach
    void layOut() throws IOException {
        Files.writeString(root.resolve("1_create.sql"), "CREATE TABLE IF NOT EXISTS t (a int);");
        Files.createDirectory(root.resolve("2_unread.sql"));
        Files.writeString(root.resolve("3_use.sql"), "CREATE INDEX IF NOT EXISTS i ON t (b);");
        Files.writeString(root.resolve("4_bad.sql"), "CREATE TABLE u ();");
    }

    @Test
    void theRestIsJudgedAndTheBuildCouldNotDoItsWork() {
        CheckResult result = check("never", List.of());
        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(result.unread()).containsExactly("2_unread.sql");
        assertThat(result.histories().get(0).migrations())
                .extracting(migration ->
                        migration.migration().id() + " " + migration.verdict().word())
                .containsExactly(
                        "1_create rerunnable", "2_unread undecided", "3_use rerunnable", "4_bad not-rerunnable");
    }

    @Test
    void nothingIsClaimedOfWhatItMayHaveChanged() {
        CheckedMigration use =
                check("error", List.of()).histories().get(0).migrations().get(2);
        assertThat(use.findings()).isEmpty();
    }

    @Test
    void aUserMaySayThatItDoesNotMatter() {
        CheckResult result = check("never", List.of("file-unreadable:warning"));
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.unread()).isEmpty();
    }

    private CheckResult check(String failOn, List<String> rules) {
        return Checks.run(
                new CheckConfiguration(
                        root, List.of(root), List.of("."), "plain", "auto", "auto", List.of(), rules, failOn),
                Prover.none());
    }
}

package io.github.migrationguard.check;

import static io.github.migrationguard.Samples.history;
import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.MigrationHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SinceTest {
    private static final MigrationHistory WEB =
            history("web/prisma/migrations", migration("001_a", ""), migration("002_b", ""), migration("003_c", ""));
    private static final MigrationHistory API =
            history("api/migrations", migration("001_a", ""), migration("2024_x", ""));

    @TempDir
    Path started;

    private int[] skipped(String... entries) {
        return Since.skipped(List.of(entries), List.of(WEB, API), started);
    }

    private GuardException refused(String... entries) {
        try {
            skipped(entries);
        } catch (GuardException refused) {
            return refused;
        }
        throw new AssertionError("was accepted");
    }

    @Test
    void withoutEntriesEverythingIsReported() {
        assertThat(skipped()).containsExactly(0, 0);
    }

    @Test
    void anIdBearsOnEveryHistoryThatHasIt() {
        assertThat(skipped("002_b")).containsExactly(2, 0);
        assertThat(skipped("001_a")).containsExactly(1, 1);
        assertThat(skipped(" 003_c ", "2024_x")).containsExactly(3, 2);
        assertThat(skipped("003_c", "001_a")).containsExactly(3, 1);
    }

    @Test
    void aDirectoryNarrowsItDown() {
        assertThat(skipped("api/migrations=001_a")).containsExactly(0, 1);
        assertThat(skipped("./api/migrations/=001_a")).containsExactly(0, 1);
        assertThat(skipped("prisma/migrations=001_a")).containsExactly(1, 0);
    }

    @Test
    void anUnknownIdIsRefusedWithTheNearestOnes() {
        assertThat(refused("02_b"))
                .hasMessage("since names the unknown migration '02_b'")
                .extracting(GuardException::advice)
                .isEqualTo("Did you mean 002_b?");
        assertThat(refused("zzzzzzzzzzzz"))
                .extracting(GuardException::advice)
                .isEqualTo("The newest migration is 2024_x.");
        assertThat(refused("api/migrations=002_b"))
                .hasMessage("since names the unknown migration '002_b' of api/migrations");
    }

    @Test
    void anUnknownDirectoryIsRefused() {
        assertThat(refused("app=001_a"))
                .hasMessage("since names the directory 'app', which does not exist")
                .extracting(GuardException::advice)
                .isEqualTo("Write <directory>=<id> with one of web/prisma/migrations, api/migrations.");
    }

    /** A POM that is inherited names the histories of all modules; each module has only its own. */
    @Test
    void aDirectoryOfAnotherModuleIsPassedOver() throws IOException {
        Files.createDirectories(started.resolve("other/migrations"));
        assertThat(skipped("other/migrations=001_a")).containsExactly(0, 0);
    }

    @Test
    void withoutHistoriesThereIsNothingToRefuse() {
        assertThat(Since.skipped(List.of("x"), List.of(), started)).isEmpty();
    }

    @Test
    void ofAnEmptyHistoryNoIdIsKnown() {
        assertThatThrownBy(() -> Since.skipped(List.of("x"), List.of(history("m")), started))
                .extracting(e -> ((GuardException) e).advice())
                .isEqualTo("There are no migrations yet: leave the parameter out.");
    }
}

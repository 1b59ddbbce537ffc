package io.github.migrationguard.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.proof.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FixtureFilesTest {
    @TempDir
    private Path directory;

    @Test
    void areNamedAfterTheirMigrations() throws IOException {
        Files.writeString(directory.resolve("20240101_a.sql"), "SELECT 1");
        Files.writeString(directory.resolve("README.md"), "no fixture");

        Fixtures fixtures = FixtureFiles.read(directory);
        assertThat(fixtures.byMigration()).containsOnlyKeys("20240101_a");
        assertThat(fixtures.ofTheFirst()).isNull();
    }

    @Test
    void mayBeOneFile() throws IOException {
        Path file = Files.writeString(directory.resolve("rows.sql"), "SELECT 1");

        Fixtures fixtures = FixtureFiles.read(file);
        assertThat(fixtures.byMigration()).isEmpty();
        assertThat(fixtures.ofTheFirst()).isNotNull();
    }

    @Test
    void areNamedWhereTheyCannotBeRead() throws IOException {
        assertThatThrownBy(() -> FixtureFiles.read(directory.resolve("missing.sql")))
                .isExactlyInstanceOf(GuardException.class)
                .hasMessageStartingWith("fixtures: ")
                .hasMessageContaining("missing.sql");
        assertThatThrownBy(() -> FixtureFiles.read(directory)).hasMessageContaining("has no .sql file");
        Files.write(directory.resolve("1.sql"), new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> FixtureFiles.read(directory)).hasMessageContaining("cannot be read");
    }
}

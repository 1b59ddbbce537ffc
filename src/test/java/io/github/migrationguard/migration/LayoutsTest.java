package io.github.migrationguard.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LayoutsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prisma          | 2024_a/migration.sql              | 2024_a/migration.sql
            prisma          | migration_lock.toml               | migration_lock.toml
            prisma-8        | app/20260101T1200_init/ops.json   | app/20260101T1200_init/ops.json
            prisma-8        | 20260101T1200_init/ops.json       | 20260101T1200_init/ops.json
            drizzle         | meta/_journal.json                | meta/_journal.json
            atlas           | atlas.sum                         | atlas.sum
            sqitch          | sqitch.plan                       | sqitch.plan
            flyway          | V1__init.sql                      | V1__init.sql
            flyway          | V1_2.3__init.SQL                  | V1_2.3__init.SQL
            flyway          | R__views.sql                      | R__views.sql
            flyway          | B3__base.sql                      | B3__base.sql
            flyway          | U1__undo.sql                      | U1__undo.sql
            flyway          | common/deep/V1__init.sql          | common/deep/V1__init.sql
            diesel          | 2024-01-01-000000_a/up.sql        | 2024-01-01-000000_a/up.sql
            rails           | 20240101000000_create_users.rb    | 20240101000000_create_users.rb
            alembic         | env.py                            | env.py
            django          | 0001_initial.py                   | 0001_initial.py
            ecto            | 20240101000000_create_users.exs   | 20240101000000_create_users.exs
            javascript      | 20240101_users.js                 | 20240101_users.js
            javascript      | 1700000000000-Users.ts            | 1700000000000-Users.ts
            plain           | 20240101_users.sql                | 20240101_users.sql
            plain           | 1_users.up.sql                    | 1_users.up.sql
            plain           | v17__lower_case_is_not_flyway.sql | v17__lower_case_is_not_flyway.sql
            """)
    void knowsALayoutByItsNames(String word, String file, String evidence) throws IOException {
        write(file, "SELECT 1;");
        Layouts.Detected detected = detected(null);
        assertThat(detected.layout().word()).isEqualTo(word);
        assertThat(detected.evidence()).isEqualTo(evidence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            liquibase       | -- liquibase formatted sql | 2.sql with "-- liquibase formatted sql"
            liquibase       | --LIQUIBASE FORMATTED SQL  | 2.sql with "--LIQUIBASE FORMATTED SQL"
            goose           | -- +goose Up               | 2.sql with "-- +goose"
            dbmate          | -- migrate:up              | 2.sql with "-- migrate:up"
            node-pg-migrate | -- Up Migration            | 2.sql with "-- Up Migration"
            """)
    void knowsALayoutByALineAtTheTopOfAnyFile(String word, String line, String evidence) throws IOException {
        write("1.sql", "SELECT 1;");
        write("2.sql", "-- licence\n\n" + line + "\nSELECT 1;");
        Layouts.Detected detected = detected(null);
        assertThat(detected.layout().word()).isEqualTo(word);
        assertThat(detected.evidence()).isEqualTo(evidence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            changelog.xml  | <?xml version="1.0"?><databaseChangeLog>
            root.yaml      | databaseChangeLog:
            root.yml       | databaseChangeLog:
            changelog.json | { "databaseChangeLog": []
            """)
    void knowsLiquibasesChangelogs(String file, String text) throws IOException {
        write(file, text);
        Layouts.Detected detected = detected(null);
        assertThat(detected.layout().word()).isEqualTo("liquibase");
        assertThat(detected.evidence()).isEqualTo(file + " with databaseChangeLog");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", "config.json", "1.down.sql", ".hidden.sql", "notes/1.sql", "setup.py", "x.yaml"})
    void findsNothingWhereNothingSpeaks(String file) throws IOException {
        write(file, "SELECT 1;");
        assertThat(Layouts.of(DirectoryListing.of(directory), null)).isNull();
    }

    @Test
    void aConfiguredLayoutIsObeyedWhateverTheNamesSay() throws IOException {
        write("V1__init.sql", "SELECT 1;");
        Layout.Supported plain = Layouts.configured("plain");
        Layouts.Detected detected = detected(plain);
        assertThat(detected.layout()).isSameAs(plain);
    }

    @Test
    void butPrismaIsNotPrisma8() throws IOException {
        write("app/20260101T1200_init/ops.json", "[]");
        Layouts.Detected detected = detected(Layouts.configured("prisma"));
        assertThat(detected.layout().word()).isEqualTo("prisma-8");
    }

    @Test
    void namesTheKnownWordsForAnUnknownOne() {
        assertThat(Layouts.configured("auto")).isNull();
        assertThatThrownBy(() -> Layouts.configured("prizma")).isInstanceOfSatisfying(GuardException.class, mistake -> {
            assertThat(mistake).hasMessage("layout=prizma is unknown");
            assertThat(mistake.advice())
                    .startsWith("Use one of auto, prisma, plain. Recognised but not supported yet: prisma-8,")
                    .contains("flyway, liquibase");
        });
        assertThatThrownBy(() -> Layouts.configured("flyway")).isInstanceOfSatisfying(GuardException.class, mistake -> {
            assertThat(mistake).hasMessage("layout=flyway is recognised but not supported yet");
            assertThat(mistake.advice()).isEqualTo("Use one of auto, prisma, plain.");
        });
    }

    private Layouts.Detected detected(Layout.@Nullable Supported configured) throws IOException {
        return Objects.requireNonNull(Layouts.of(DirectoryListing.of(directory), configured));
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}

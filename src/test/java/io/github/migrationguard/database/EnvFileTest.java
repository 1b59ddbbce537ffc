package io.github.migrationguard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvFileTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("HOST", "db");

    @TempDir
    private Path module;

    @BeforeEach
    void prisma() throws IOException {
        Files.createDirectory(module.resolve("prisma"));
    }

    private @Nullable String read() {
        return EnvFile.databaseUrl(List.of(module), ENVIRONMENT::get);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DATABASE_URL=postgresql://me:pw@db/app            | postgresql://me:pw@db/app
            DATABASE_URL="postgresql://me:p#w@db/app" # why   | postgresql://me:p#w@db/app
            DATABASE_URL='postgresql://me:pw@db/app'          | postgresql://me:pw@db/app
            DATABASE_URL = postgresql://me:pw@db/app          | postgresql://me:pw@db/app
            DATABASE_URL="postgresql://me:pw@${HOST}/app"     | postgresql://me:pw@db/app
            export DATABASE_URL=postgresql://me:pw@db/app     | postgresql://me:pw@db/app
              export   DATABASE_URL="postgresql://me:pw@db/a" | postgresql://me:pw@db/a
            DATABASE_URL: postgresql://me:pw@db/app           | postgresql://me:pw@db/app
            DATABASE_URL=`postgresql://me:p#w@db/app`         | postgresql://me:p#w@db/app
            DATABASE_URL=postgresql://me:pa$word@db/app       | postgresql://me:pa$word@db/app
            DATABASE_URL=postgresql://me:pw@db/app # why      | postgresql://me:pw@db/app
            export export DATABASE_URL=postgresql://me@db/no  |
            exportDATABASE_URL=postgresql://me@db/no          |
            # DATABASE_URL=postgresql://me@db/no              |
            """)
    void readsWhatPrismaReads(String line, String expected) throws IOException {
        Files.writeString(module.resolve(".env"), "# comment\nthis is no setting\nOTHER=1\n" + line + "\n");
        assertThat(read()).isEqualTo(expected);
    }

    @Test
    void aValueInQuotesMayHaveLinesAndTheLastOneCounts() throws IOException {
        Files.writeString(
                module.resolve(".env"),
                "KEY=\"one\nDATABASE_URL=no\n\"\r\nDATABASE_URL=first\r\nexport DATABASE_URL=last\r\nEMPTY=\r\n");
        assertThat(read()).isEqualTo("last");
    }

    @Test
    void looksBesideTheSchemaToo() throws IOException {
        assertThat(read()).isNull();
        Files.writeString(module.resolve(".env"), "OTHER=1\n");
        Files.writeString(module.resolve("prisma/.env"), "PW=pw\nDATABASE_URL=postgresql://me:${PW}@db/app\n");
        assertThat(read()).isEqualTo("postgresql://me:pw@db/app");
    }

    @Test
    void twoThatDisagreeAreRefusedWithoutTheirValues() throws IOException {
        Files.writeString(module.resolve(".env"), "DATABASE_URL=postgresql://me:s3cret@db/one\n");
        Files.writeString(module.resolve("prisma/.env"), "DATABASE_URL=postgresql://me:s3cret@db/two\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("different values")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aReferenceToNothingIsNamed() throws IOException {
        Files.writeString(module.resolve(".env"), "DATABASE_URL=postgresql://me:${NOBODY}@db/one\n");
        assertThatThrownBy(this::read).hasMessageContaining("refers to ${NOBODY}, which is not set");
    }
}

package io.github.migrationguard.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrismaChecksumTest {
    private static final String UNIX = "CREATE TABLE a (b int);\nSELECT 1;\n";
    private static final String WINDOWS = UNIX.replace("\n", "\r\n");

    @Test
    void isSha256OfTheText() {
        assertThat(PrismaChecksum.of("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void lineEndsMayChangeAndNothingElse() {
        assertThat(PrismaChecksum.matches(PrismaChecksum.of(UNIX), UNIX)).isTrue();
        assertThat(PrismaChecksum.matches(PrismaChecksum.of(UNIX), WINDOWS)).isTrue();
        assertThat(PrismaChecksum.matches(PrismaChecksum.of(WINDOWS), UNIX)).isTrue();
        assertThat(PrismaChecksum.matches(PrismaChecksum.of(UNIX), UNIX + " ")).isFalse();
        assertThat(PrismaChecksum.matches("", UNIX)).isFalse();
    }

    @Test
    void oldDigestsLackLeadingZeros() {
        StringBuilder unpadded = new StringBuilder();
        String full = PrismaChecksum.of(UNIX);
        for (int i = 0; i < full.length(); i += 2) {
            unpadded.append(Integer.toHexString(Integer.parseInt(full.substring(i, i + 2), 16)));
        }
        assertThat(unpadded.length()).isLessThan(64);
        assertThat(PrismaChecksum.matches(unpadded.toString(), UNIX)).isTrue();
        assertThat(PrismaChecksum.matches(unpadded.toString(), WINDOWS)).isTrue();
        assertThat(PrismaChecksum.matches(unpadded.toString(), UNIX + " ")).isFalse();
    }
}

package io.github.migrationguard.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class Utf8Test {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void readsBadBytesAsNodeDoes() {
        for (String line : Golden.lines("utf8")) {
            String[] pair = line.split(" ");
            String decoded = Utf8.decode(HEX.parseHex(pair[0])).text();
            assertThat(HEX.formatHex(decoded.getBytes(StandardCharsets.UTF_8)))
                    .as(line)
                    .isEqualTo(pair[1]);
        }
    }

    @Test
    void saysWhereTheFirstBadByteIs() {
        Utf8 latin = Utf8.decode(HEX.parseHex("61" + "c3a9" + "f09f9880" + "e9" + "62" + "e9"));
        assertThat(latin).isEqualTo(new Utf8("aé😀\uFFFDb\uFFFD", 4, 0xE9));
    }

    @Test
    void takesReplacementCharactersThatWereWrittenAsValid() {
        Utf8 written = Utf8.decode("\uFEFFa\uFFFD😀é".getBytes(StandardCharsets.UTF_8));
        assertThat(written).isEqualTo(new Utf8("\uFEFFa\uFFFD😀é", -1, 0));
    }
}

package io.github.migrationguard.rerun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class KeyTest {
    /** The numbers are those of any JVM; an enum's own hash code, and with it the order of a map, differs in each. */
    @Test
    void hashesAlikeInEveryJvm() {
        assertThat(Key.relation("public", "t").hashCode()).isEqualTo(-1070290087);
        assertThat(Part.column("a").hashCode()).isEqualTo(1667703755);
    }

    @Test
    void keepsNamesOfOneSpellingApart() {
        assertThat(Map.of(Key.relation("public", "t"), 1, Key.type("public", "t"), 2, Key.relation("app", "t"), 3))
                .hasSize(3);
    }
}

package io.github.migrationguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ParagraphTest {

    @Test
    void breaksAtSpacesAndIndentsWhatFollows() {
        assertThat(Paragraph.lines("one two three four", 9)).containsExactly("one two", "  three", "  four");
    }

    @Test
    void keepsLineBreaksAndIndents() {
        assertThat(Paragraph.lines("DO $$\nBEGIN\n  ALTER TABLE t ADD x int;\nEND $$;\n", 20))
                .containsExactly("DO $$", "BEGIN", "  ALTER TABLE t ADD", "    x int;", "END $$;");
    }

    @Test
    void aWordThatIsTooLongStaysWhole() {
        assertThat(Paragraph.lines("a \"" + "x".repeat(30) + "\" b", 10))
                .containsExactly("a", "  \"" + "x".repeat(30) + "\"", "  b");
    }

    @Test
    void countsCellsNotCharacters() {
        assertThat(Paragraph.lines("名前 名前 名前", 10)).containsExactly("名前 名前", "  名前");
    }

    @Test
    void ofALongTextTheMiddleIsLeftOut() {
        List<String> lines = List.of("1", "2", "3", "4", "5", "6", "7");
        assertThat(Paragraph.shortened(lines, 7)).isEqualTo(lines);
        assertThat(Paragraph.shortened(lines, 5)).containsExactly("1", "2", "… (3 lines)", "6", "7");
    }
}

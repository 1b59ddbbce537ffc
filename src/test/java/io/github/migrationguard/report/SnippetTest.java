package io.github.migrationguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.finding.Span;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SnippetTest {

    private static Snippet of(String line, String marked, int width) {
        int at = line.indexOf(marked);
        int column = line.codePointCount(0, at) + 1;
        return Snippet.of(line, new Span(1, column, 1, column + marked.codePointCount(0, marked.length())), width);
    }

    @Test
    void aLineThatFitsIsShownWhole() {
        assertThat(of("CREATE INDEX \"x\" ON t(a);", "\"x\"", 60))
                .isEqualTo(new Snippet("CREATE INDEX \"x\" ON t(a);", 13, 3));
    }

    @Test
    void tabsAdvanceToTheNextStop() {
        assertThat(of("\ta\tb x", "x", 60)).isEqualTo(new Snippet("    a   b x", 10, 1));
    }

    @Test
    void wideCharactersTakeTwoCellsAndCombiningOnesNone() {
        assertThat(of("名前 x", "x", 60).indent()).isEqualTo(5);
        assertThat(of("'🐘' x", "x", 60).indent()).isEqualTo(5);
        assertThat(of("e\u0301 x", "x", 60).indent()).isEqualTo(2);
        assertThat(of("x 名前", "名前", 60).marked()).isEqualTo(4);
    }

    @Test
    void charactersThatSteerOthersAreNotPassedOn() {
        assertThat(of("\uFEFFa\u202Eb\u0007 x", "x", 60)).isEqualTo(new Snippet("ab\uFFFD x", 4, 1));
    }

    @Test
    void ofALongLineTheMarkedPartIsShown() {
        String line = "a,".repeat(500) + "HERE" + ",b".repeat(500);
        Snippet snippet = of(line, "HERE", 40);
        assertThat(snippet.text()).startsWith("…").endsWith("…").hasSize(40);
        assertThat(snippet.text().substring(snippet.indent(), snippet.indent() + snippet.marked()))
                .isEqualTo("HERE");
    }

    @Test
    void aMarkLongerThanTheWidthIsCutAtTheRight() {
        Snippet snippet = of("x".repeat(100) + "y".repeat(100), "y".repeat(100), 40);
        assertThat(snippet.text()).hasSize(40).endsWith("y…");
        assertThat(snippet.indent()).isEqualTo(snippet.text().indexOf('y'));
        assertThat(snippet.indent() + snippet.marked()).isEqualTo(39);
    }

    @Test
    void ofASpanOverSeveralLinesTheFirstLineIsMarkedToItsEnd() {
        assertThat(Snippet.of("  CREATE TABLE t (  ", new Span(1, 3, 5, 2), 60))
                .isEqualTo(new Snippet("  CREATE TABLE t (", 2, 16));
    }

    @Test
    void anEmptyPlaceGetsOneMark() {
        assertThat(Snippet.of("SELECT 1", new Span(1, 9, 1, 9), 60)).isEqualTo(new Snippet("SELECT 1", 8, 1));
        assertThat(Snippet.of("", new Span(1, 1, 1, 1), 60)).isEqualTo(new Snippet("", 0, 1));
    }

    @Property(tries = 2000)
    void nothingIsWiderThanTheWidthAndTheMarkStandsUnderItsText(
            @ForAll("lines") String line,
            @ForAll @IntRange(min = 0, max = 300) int start,
            @ForAll @IntRange(min = 0, max = 300) int length,
            @ForAll @IntRange(min = 20, max = 80) int width) {
        int last = line.codePointCount(0, line.length());
        int from = Math.min(start, last);
        int to = Math.min(last, from + length);
        Snippet snippet = Snippet.of(line, new Span(1, from + 1, 1, to + 1), width);
        assertThat(Cells.width(snippet.text())).isLessThanOrEqualTo(width);
        assertThat(snippet.indent() + snippet.marked()).isLessThanOrEqualTo(width);
        if (from < to && line.codePointAt(line.offsetByCodePoints(0, from)) >= 'A') {
            String first = Character.toString(line.codePointAt(line.offsetByCodePoints(0, from)));
            assertThat(behind(snippet.text(), snippet.indent())).startsWith(first);
        }
    }

    private static String behind(String text, int cells) {
        int at = 0;
        for (int cell = 0; cell < cells; at += Character.charCount(text.codePointAt(at))) {
            cell += Cells.width(text.codePointAt(at));
        }
        return text.substring(at);
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.strings()
                .withChars('A', 'b', '"', ' ', '\t', 'ß', '名', '\uFFFD')
                .ofMaxLength(300);
    }
}

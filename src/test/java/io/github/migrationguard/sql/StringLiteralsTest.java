package io.github.migrationguard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.sql.ast.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of constants and names as PostgreSQL 15 gave them. */
final class StringLiteralsTest {
    static String[][] values() {
        return new String[][] {
            {"'it''s'", "it's"},
            {"''", ""},
            {"''''", "'"},
            {"'a\\n'", "a\\n"},
            {"E'a\\n\\t\\\\\\'\\x41\\101\\u00e4\\U0001F331\\q'", "a\n\t\\'AA\u00e4\uD83C\uDF31q"},
            {"e'a''b'", "a'b"},
            {"N'x'", "x"},
            {"U&'d\\0061t\\+000061\\\\'", "data\\"},
            {"U&'d!0061t!!' UESCAPE '!'", "dat!"},
            {"'a' -- c\n 'b'\n\n'c'", "abc"},
            {"U&'a'\n'\\0062'", "ab"},
            {"E'a\\'\n'\n'b'", "a'\nb"},
            {"$$a'b$$", "a'b"},
            {"$t$ $$ $t$", " $$ "},
            {"$$$$", ""},
            {"\"a\"\"b\"", "a\"b"},
            {"U&\"d\\0061\"", "da"},
            {"U&\"d!0061\" uescape '!'", "da"},
            {"E'\\x'", "x"},
            {"U&'\\zz'", "\\zz"},
            {"'open", "open"},
            {"$$open", "open"},
            {"$$open$", "open$"},
        };
    }

    @ParameterizedTest
    @MethodSource("values")
    void isTheValue(String literal, String value) {
        Tokens tokens = Lexer.lex(literal);
        assertThat(tokens.size()).isEqualTo(1);
        assertThat(StringLiterals.decode(tokens, 0)).isEqualTo(value);
    }

    @Test
    void namesAreFoldedAndCutAsOnAServer() {
        assertThat(name("ABCdef_\u00c4\u00d6").value()).isEqualTo("abcdef_\u00c4\u00d6");
        assertThat(name("\"AbC\"").value()).isEqualTo("AbC");
        assertThat(name("SELECT").value()).isEqualTo("select");
        Identifier ascii = name("a".repeat(70));
        assertThat(ascii.value()).hasSize(63);
        assertThat(ascii.truncated()).isTrue();
        assertThat(ascii.end()).isEqualTo(70);
        assertThat(name("a".repeat(63)).truncated()).isFalse();
        assertThat(name("a".repeat(62) + "\u00e4").value()).isEqualTo("a".repeat(62));
        assertThat(name("\"" + "a".repeat(61) + "\u00e4b\"").value()).isEqualTo("a".repeat(61) + "\u00e4");
        assertThat(name("\"" + "a".repeat(60) + "\uD83C\uDF31\"").value()).isEqualTo("a".repeat(60));
        assertThat(name("\"" + "\"\"".repeat(63) + "\"").value()).isEqualTo("\"".repeat(63));
        assertThat(name("${schema}").value()).isEqualTo("${schema}");
    }

    private static Identifier name(String text) {
        return Identifiers.of(Lexer.lex(text), 0);
    }
}

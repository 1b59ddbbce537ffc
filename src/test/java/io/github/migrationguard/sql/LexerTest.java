package io.github.migrationguard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.sql.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a text falls into tokens: PostgreSQL manual, 4.1, and what other programs put between them. */
final class LexerTest {
    /** Text, then its tokens as {@code kind:text}; words and symbols without their kind. */
    private static final String[][] CASES = {
        {"select a1, _b, c$d, \u00e4\u00f6, \uD83C\uDF31", "select a1 , _b , c$d , \u00e4\u00f6 , \uD83C\uDF31"},
        {"\"a\"\"b\" \"c d\" \"\"", "quoted_identifier:\"a\"\"b\" quoted_identifier:\"c d\" quoted_identifier:\"\""},
        {
            "U&\"d\\0061t\" u&\"!0061\" UESCAPE '!' x",
            "quoted_identifier:U&\"d\\0061t\" " + "quoted_identifier:u&\"!0061\" UESCAPE '!' x"
        },
        {
            "'it''s' E'it\\'s' e'\\\\' N'n' U&'\\0061'",
            "string:'it''s' string:E'it\\'s' string:e'\\\\' string:N'n' " + "string:U&'\\0061'"
        },
        {"B'10' x'1F'", "bit_string:B'10' bit_string:x'1F'"},
        {"'a'\n  'b'", "string:'a'\n  'b'"},
        {"'a' -- more\n\n -- and more\n'b' 'c'", "string:'a' -- more\n\n -- and more\n'b' string:'c'"},
        {"'a' 'b'", "string:'a' string:'b'"},
        {"'a' /* no */\n'b'", "string:'a' string:'b'"},
        {"E'a\\'\n'\n'b\\''", "string:E'a\\'\n'\n'b\\''"},
        {"'a\\' b", "string:'a\\' b"},
        {
            "$$a$$ $x$ $$ $y$ $x$ $\u00e4$b$\u00e4$",
            "dollar_string:$$a$$ dollar_string:$x$ $$ $y$ $x$ " + "dollar_string:$\u00e4$b$\u00e4$"
        },
        {"$a$ $A$ $a$ $", "dollar_string:$a$ $A$ $a$ unknown:$"},
        {"a$b$c$b$", "a$b$c$b$"},
        {"$1 $23abc", "parameter:$1 parameter:$23 abc"},
        {"$$$$", "dollar_string:$$$$"},
        {
            "1 2.5 .5 5. 1e10 1.5E-3 1e 0x1F 0o17 0b101 1_000 0x_ff 1__0",
            "number:1 number:2.5 number:.5 number:5. "
                    + "number:1e10 number:1.5E-3 number:1 e number:0x1F number:0o17 number:0b101 number:1_000 number:0x_ff "
                    + "number:1 __0"
        },
        {"1..10 a.b..c", "number:1 .. number:10 a . b .. c"},
        {"12abc 0x", "number:12 abc number:0 x"},
        {"a::int b:=1 [1:2] [a:b] x[:n]", "a :: int b := number:1 [ number:1 : number:2 ] [ a : b ] x [ : n ]"},
        {"a<=b <> != >= => ->> @> ~~* ||", "a <= b <> != >= => ->> @> ~~* ||"},
        {"1+-2 1*-2 a@-b a<-b a!-b --x", "number:1 + - number:2 number:1 * - number:2 a @- b a < - b a !- b"},
        {"a+-- c\nb*/* d */c", "a + b * c"},
        {"#> # ? ?| `a`", "#> # ? ?| ` a `"},
        {"(a);[b],c", "( a ) ; [ b ] , c"},
        {"/* a /* b */ c */ d -- e\rf", "d f"},
        {
            "${x} ${x}_users pre_${x}_post ${a}${b} ${a.b-c}",
            "placeholder:${x} placeholder:${x}_users "
                    + "placeholder:pre_${x}_post placeholder:${a}${b} placeholder:${a.b-c}"
        },
        {
            "${schema}.users \"${x}_y\" '${x}' $${x}$$",
            "placeholder:${schema} . users quoted_identifier:\"${x}_y\" " + "string:'${x}' dollar_string:$${x}$$"
        },
        {
            "{{.Schema}}.t {{ \"}}\" }} {{{raw}}} a{{b}}c",
            "placeholder:{{.Schema}} . t placeholder:{{ \"}}\" }} " + "placeholder:{{{raw}}} placeholder:a{{b}}c"
        },
        {"\"{{ index .O \"N\" }}\".t", "quoted_identifier:\"{{ index .O \"N\" }}\" . t"},
        {"${x", "unknown:$ unknown:{ x"},
        {"a { b } c", "a unknown:{ b unknown:} c"},
        {
            ":x :'x' :\"x\" a:x :{?x} :1 : x",
            "placeholder::x placeholder::'x' placeholder::\"x\" a placeholder::x " + "placeholder::{?x} : number:1 : x"
        },
        {":'not a name' :\"not one\"", ": string:'not a name' : quoted_identifier:\"not one\""},
        {"a\\b", "a unknown:\\ b"},
        {
            "\\connect farm\nselect 1 \\gset x_\nselect",
            "meta_command:\\connect farm select number:1 " + "meta_command:\\gset x_ select"
        },
        {"select 1;\n  \\echo 'it''s\nselect 2", "select number:1 ; meta_command:\\echo 'it''s select number:2"},
        {"copy t from stdin;\n1\t'a\n\\.\nselect", "copy t from stdin ; copy_data:1\t'a\n\\. select"},
        {
            "COPY t (a) FROM stdin WITH (x); -- c\r\n1\r\n\\.\r\nselect",
            "COPY t ( a ) FROM stdin WITH ( x ) ; " + "copy_data:1\r\n\\. select"
        },
        {"copy t from stdin;\n\\.\nx", "copy t from stdin ; copy_data:\\. x"},
        {"copy t from stdin; select 1;\n\\.", "copy t from stdin ; select number:1 ; meta_command:\\."},
        {"copy t from stdin;\nselect 1;", "copy t from stdin ; select number:1 ;"},
        {"copy t to stdout;\nselect 1;\n\\.\n", "copy t to stdout ; select number:1 ; meta_command:\\."},
        {"\uFEFFselect", "select"},
        {"a\u000bb\fc", "a b c"},
        {"a\u00a0b", "a\u00a0b"},
        {"\u0000 \u0001", "unknown:\u0000 unknown:\u0001"},
        {"", ""},
    };

    @ParameterizedTest
    @MethodSource("cases")
    void textFallsIntoTokens(String text, String expected) {
        Tokens tokens = Lexer.lex(text);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean plain = tokens.kind(i) == Kind.WORD || tokens.kind(i) == Kind.SYMBOL;
            parts.add((plain ? "" : tokens.kind(i).name().toLowerCase(Locale.ROOT) + ":") + tokens.text(i));
        }
        assertThat(String.join(" ", parts)).isEqualTo(expected);
        assertThat(tokens.unterminated()).isNull();
    }

    static String[][] cases() {
        return CASES;
    }

    @ParameterizedTest
    @MethodSource("openOnes")
    void whatIsNeverClosedIsReportedAtItsStart(String text, int start, int end) {
        SqlProblem problem = Objects.requireNonNull(Lexer.lex(text).unterminated());
        assertThat(problem.rule()).isEqualTo("unterminated-literal");
        assertThat(new int[] {problem.start(), problem.end()}).containsExactly(start, end);
    }

    static Object[][] openOnes() {
        return new Object[][] {
            {"select 'a;", 7, 8},
            {"select E'a\\';", 7, 9},
            {"select 'a'\n'b", 7, 8},
            {"select $x$ a $y$", 7, 10},
            {"select $$ a $", 7, 9},
            {"select \"a", 7, 8},
            {"select U&\"a", 7, 10},
            {"select /* a /* b */", 7, 9},
            {"select 'a''", 7, 8},
            {"'", 0, 1},
        };
    }

    @Test
    void commentsAreKeptApartInOrder() {
        Tokens tokens = Lexer.lex("-- a\nselect /* b */ 1 -- c");
        assertThat(tokens.commentCount()).isEqualTo(3);
        assertThat(tokens.text().substring(tokens.commentStart(1), tokens.commentEnd(1)))
                .isEqualTo("/* b */");
    }

    @Test
    void aWindowKeepsTheOffsetsOfTheText() {
        String text = "do $$ begin \\x :y copy; end $$";
        Tokens tokens = Lexer.lex(text, 5, 28);
        assertThat(tokens.text(0)).isEqualTo("begin");
        assertThat(tokens.start(0)).isEqualTo(6);
        assertThat(tokens.end(tokens.size() - 1)).isEqualTo(27);
        assertThat(tokens.kind(1)).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void keywordsAreKnownInAnyCase() {
        Tokens tokens = Lexer.lex("SeLeCt CURRENT_TIMESTAMP selects s\u00e9lect \"select\" \u0130nto");
        assertThat(tokens.word(0)).isEqualTo("select");
        assertThat(tokens.word(1)).isEqualTo("current_timestamp");
        for (int i = 2; i < tokens.size(); i++) {
            assertThat(tokens.word(i)).isEmpty();
        }
        assertThat(tokens.wordClass(0)).isEqualTo(Keywords.RESERVED);
        assertThat(tokens.word(99)).isEmpty();
    }
}

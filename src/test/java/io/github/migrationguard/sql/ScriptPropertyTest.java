package io.github.migrationguard.sql;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@link ScriptProperties} on any text, on what looks like SQL, and on nearly right SQL. */
final class ScriptPropertyTest {
    private static final List<String> PIECES = List.of(
            "create",
            "table",
            "alter",
            "add",
            "column",
            "drop",
            "insert into",
            "values",
            "select",
            "update",
            "set",
            "do",
            "begin",
            "end",
            "if",
            "then",
            "exception when others then null;",
            "case",
            "atomic",
            "function",
            "rule",
            "constraint",
            "default",
            "null",
            "not",
            "on",
            "conflict",
            "from",
            "where",
            "with",
            "as",
            "grant",
            "to",
            "t",
            "\"T\"",
            "a.b",
            "'x'",
            "E'\\''",
            "U&'\\0061'",
            "$$",
            "$a$",
            "$1",
            "1.5",
            "..",
            "(",
            ")",
            "[",
            "]",
            ",",
            ";",
            ".",
            "::",
            ":x",
            ":'y'",
            "${p}",
            "{{q}}",
            "{{",
            "/*",
            "*/",
            "--",
            "\n",
            "\\connect x\n",
            "\\.\n",
            "copy t from stdin;\n",
            "'",
            "\"",
            "`",
            "#",
            "@",
            "\\",
            "*",
            "+-",
            "\uFEFF",
            "\u00e4",
            "\uD83C\uDF31",
            "\0");

    @Property(tries = 1000)
    void holdForAnyText(@ForAll String text) {
        ScriptProperties.holdFor(text);
    }

    @Property(tries = 2000)
    void holdForWhatLooksLikeSql(@ForAll("pieces") List<String> pieces) {
        ScriptProperties.holdFor(String.join(" ", pieces));
        ScriptProperties.holdFor("do $body$ begin " + String.join(" ", pieces) + " end $body$");
    }

    @Property(tries = 25)
    void holdForMutatedSql(@ForAll Random random) {
        Mutations mutations = new Mutations(Fixtures.validIn(18).values(), random);
        for (int i = 0; i < 200; i++) {
            ScriptProperties.holdFor(mutations.next());
        }
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40);
    }
}

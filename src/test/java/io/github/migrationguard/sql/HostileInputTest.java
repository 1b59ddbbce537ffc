package io.github.migrationguard.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.migrationguard.sql.ast.Command;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that make careless parsers slow, deep or confused. The bounds tell linear from worse, not fast from slow. */
final class HostileInputTest {
    private static final Duration BOUND = Duration.ofSeconds(20);

    /** A text made of one part again and again, so long that anything worse than linear time takes minutes. */
    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("open parentheses", "("),
                shape("closing parentheses", ")"),
                shape("open brackets", "select ["),
                shape("open comments", "/*"),
                shape("comments", "/**/"),
                shape("quotes", "'"),
                shape("string parts", "'a'\n"),
                shape("strings with comments between", "'a' -- b\n"),
                shape("double quotes", "\""),
                shape("dollars", "$"),
                shape("dollar tags", "$a"),
                shape("different dollar tags", i -> "$a" + i + "$ "),
                shape("open placeholders", "${"),
                shape("open templates", "{{"),
                shape("templates with quotes", "{{ \"\\\" "),
                shape("quoted templates", "\"{{"),
                shape("template ends", "{{\"}}\""),
                shape("names with dollars", "a${"),
                shape("colons", ":"),
                shape("operators that end in minus", "+-"),
                shape("minus signs in a row", "- "),
                shape("semicolons", ";"),
                shape("meta-commands", "\\x\n"),
                shape("copies", "copy t from stdin;\n"),
                shape("copy data", "copy t from stdin;\n1\n\\.\n"),
                shape("backslashes", "\\"),
                shape("begin atomic", "create function f() begin atomic "),
                shape("case", "select case "),
                shape("case in an index", "create index i on t ((case when a then case "),
                shape("do", "do $$ begin if "),
                shape("explain", "explain "),
                shape("prepare", "prepare a as "),
                shape("with", "with a as (select 1), "),
                shape("schema elements", "create schema a create table b (c int) "),
                shape("grants in a schema", "create schema a grant select on b to c "),
                shape("rules", "create rule r as on insert to t do ("),
                shape("select on new lines", "with\nselect 1\n"),
                shape("unions", "select 1 union\n"),
                shape("alter actions", "alter table t add a int default 1 + 2,"),
                shape("dots", "alter table a."),
                shape("commas", "grant a,"),
                shape("labels", "create type t as enum ('a','b',"),
                shape("words", "insert "),
                shape("defaults", "create table t (a int default 1 default "),
                shape("conflicts", "insert into t values (1) on conflict (a) "),
                shape("uescape", "U&'a' uescape "),
                shape("NUL", "\0"),
                shape("lone surrogates", "\uD83C"),
                shape("byte order marks", "\uFEFF"));
    }

    private static Arguments shape(String name, String part) {
        return shape(name, i -> part);
    }

    private static Arguments shape(String name, IntFunction<String> part) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 1_000_000; i++) {
            text.append(part.apply(i));
        }
        return Arguments.of(Named.of(name, text.toString()));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void takesLinearTimeAndNoStack(String text) {
        assertTimeoutPreemptively(BOUND, () -> {
            Script script = Script.parse(text);
            List<Statement> statements = script.statements();
            for (Statement statement : statements.subList(0, Math.min(statements.size(), 100))) {
                if (statement.command() instanceof Command.DoBlock block) {
                    PlpgsqlReader.read(statement.tokens(), block.body());
                }
            }
        });
    }

    @Test
    void readsAnInsertOfAMegabyte() {
        StringBuilder text = new StringBuilder("INSERT INTO t (a, b) VALUES ");
        while (text.length() < 1_000_000) {
            text.append("(12345, 'some text', NULL),\n");
        }
        Command command = only(text.append("(1, '', NULL);").toString());
        assertThat(command).isInstanceOf(Command.Insert.class);
    }

    @Test
    void readsAListOfFiftyThousandValues() {
        String values = "1, ".repeat(50_000) + "1";
        assertThat(only("DELETE FROM t WHERE a IN (" + values + ")")).isInstanceOf(Command.Delete.class);
        assertThat(only("CREATE INDEX i ON t (a) WHERE a IN (" + values + ")")).isInstanceOf(Command.CreateIndex.class);
    }

    @Test
    void readsFiveThousandNestedParentheses() {
        String nested = "(".repeat(5_000) + "1" + ")".repeat(5_000);
        assertThat(only("SELECT " + nested)).isInstanceOf(Command.Query.class);
        assertThat(only(nested)).isInstanceOf(Command.Query.class);
        assertThat(only("CREATE TABLE t (a int DEFAULT " + nested + ")")).isInstanceOf(Command.CreateTable.class);
        assertThat(only("CREATE INDEX i ON t (" + nested + ")")).isInstanceOf(Command.CreateIndex.class);
    }

    @Test
    void readsFiveThousandNestedComments() {
        Script script = Script.parse("/*".repeat(5_000) + "*/".repeat(5_000) + "SELECT 1;");
        assertThat(script.statements()).hasSize(1);
        assertThat(script.tokens().commentCount()).isEqualTo(1);
        assertThat(script.problems()).isEmpty();
    }

    @Test
    void readsBodiesOfAMegabyte() {
        String statements = "PERFORM f(1, 'x');\n".repeat(50_000);
        String body = "$$ BEGIN " + statements + " END $$";
        assertThat(only("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS " + body))
                .isInstanceOf(Command.CreateRoutine.class);
        Script script = Script.parse("DO " + body);
        PlpgsqlBody read = PlpgsqlReader.read(script.tokens(), 1);
        assertThat(Objects.requireNonNull(read.block()).body()).hasSize(50_000);
    }

    @Test
    void readsTenThousandStatements() {
        Script script = Script.parse("ALTER TABLE t ADD COLUMN a int NOT NULL DEFAULT 0;\n".repeat(10_000));
        assertThat(script.statements()).hasSize(10_000);
        assertThat(script.problems()).isEmpty();
        Script bodies = Script.parse("DO $$ BEGIN PERFORM 1; END $$;\n".repeat(10_000));
        assertTimeoutPreemptively(
                BOUND,
                () -> bodies.statements()
                        .forEach(statement -> assertThat(PlpgsqlReader.read(statement.tokens(), body(statement))
                                        .block())
                                .isNotNull()));
    }

    @Test
    void givesUpOnAbsurdNestingInABody() {
        String body = "$$ BEGIN " + "IF a THEN ".repeat(5_000) + "NULL;" + " END IF;".repeat(5_000) + " END $$";
        Script script = Script.parse("DO " + body);
        assertThat(PlpgsqlReader.read(script.tokens(), 1).block()).isNull();
    }

    private static int body(Statement statement) {
        return ((Command.DoBlock) statement.command()).body();
    }

    private static Command only(String text) {
        Script script = assertTimeoutPreemptively(BOUND, () -> Script.parse(text));
        assertThat(script.problems()).isEmpty();
        assertThat(script.statements()).hasSize(1);
        return script.statements().get(0).command();
    }
}

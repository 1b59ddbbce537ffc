package io.github.migrationguard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Plpgsql;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places inside bodies, and bodies that cannot be read; structure is compared with PostgreSQL's in DifferentialTest. */
final class PlpgsqlReaderTest {
    private static PlpgsqlBody read(String sql) {
        Script script = Script.parse(sql);
        assertThat(script.problems()).isEmpty();
        Command.DoBlock block = (Command.DoBlock) script.statements().get(0).command();
        return PlpgsqlReader.read(script.tokens(), block.body());
    }

    private static Plpgsql.Block block(PlpgsqlBody body) {
        return Objects.requireNonNull(body.block());
    }

    @Test
    void aDollarQuotedBodyKeepsTheOffsetsOfTheFile() {
        String text = "SELECT 1;\nDO $x$ BEGIN\n  DROP TABLE plants;\nEND $x$;";
        Script script = Script.parse(text);
        Command.DoBlock block = (Command.DoBlock) script.statements().get(1).command();
        PlpgsqlBody body = PlpgsqlReader.read(script.tokens(), block.body());
        Plpgsql.Sql drop = (Plpgsql.Sql) block(body).body().get(0);
        assertThat(body.tokens().start(drop.range().from())).isEqualTo(text.indexOf("DROP"));
        Command.Drop command = (Command.Drop) drop.command();
        assertThat(command.objects().get(0).name().start()).isEqualTo(text.indexOf("plants"));
    }

    @Test
    void aQuotedBodyIsDecoded() {
        PlpgsqlBody body = read("DO 'BEGIN EXECUTE ''DROP TABLE \"it''''s\"''; END'");
        assertThat(body.tokens().text()).isEqualTo("BEGIN EXECUTE 'DROP TABLE \"it''s\"'; END");
        Plpgsql.Execute execute = (Plpgsql.Execute) block(body).body().get(0);
        assertThat(execute.literal()).isEqualTo("DROP TABLE \"it's\"");
    }

    @Test
    void executeOfAnExpressionHasNoLiteral() {
        PlpgsqlBody body = read("DO $$ BEGIN EXECUTE 'DROP TABLE ' || t; EXECUTE format('x'); END $$");
        assertThat(block(body).body())
                .allSatisfy(s -> assertThat(((Plpgsql.Execute) s).literal()).isNull());
    }

    @Test
    void selectIntoSetsVariables() {
        PlpgsqlBody body = read("DO $$ BEGIN SELECT a INTO b FROM c; CREATE TABLE d AS SELECT 1; END $$");
        Plpgsql.Sql select = (Plpgsql.Sql) block(body).body().get(0);
        assertThat(select.into()).isTrue();
        assertThat(select.command()).isInstanceOf(Command.Query.class);
        Plpgsql.Sql create = (Plpgsql.Sql) block(body).body().get(1);
        assertThat(create.into()).isFalse();
        assertThat(create.command()).isInstanceOf(Command.CreateTableAs.class);
    }

    @Test
    void handlersAndBranchesKeepTheirTexts() {
        PlpgsqlBody body = read("DO $$ BEGIN IF NOT EXISTS (SELECT 1) THEN NULL; END IF; "
                + "EXCEPTION WHEN Duplicate_Object OR SQLSTATE '42P07' THEN NULL; WHEN others THEN RAISE; END $$");
        Plpgsql.If branches = (Plpgsql.If) block(body).body().get(0);
        assertThat(body.tokens().text(branches.branches().get(0).condition())).isEqualTo("NOT EXISTS (SELECT 1)");
        assertThat(block(body).handlers())
                .extracting(Plpgsql.Handler::conditions)
                .containsExactly(List.of("duplicate_object", "42P07"), List.of("others"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ $$",
                "DO $$ SELECT 1; $$",
                "DO $$ BEGIN NULL; $$",
                "DO $$ BEGIN IF a THEN NULL; END $$",
                "DO $$ BEGIN NULL END $$",
                "DO $$ BEGIN NULL; END; SELECT 1; $$",
                "DO $$ BEGIN CREATE TABLEX t (a int); END $$",
                "DO $$ BEGIN DROP TABLE a DROP TABLE b; END $$",
                "DO $$ BEGIN EXCEPTION THEN NULL; END $$",
                "DO $$ BEGIN PERFORM 'open; END $$",
                "DO $$ BEGIN CASE WHEN a THEN NULL; END $$",
                "DO LANGUAGE plpython3u $$ x = 1 $$",
            })
    void whatCannotBeMadeOutIsNotReadAtAll(String sql) {
        assertThat(read(sql).block()).isNull();
    }
}

package io.github.migrationguard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.ColumnDefinition;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.CreateTable;
import io.github.migrationguard.sql.ast.Constraint;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.OnConflict;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ranges and texts inside the records; their other facts are compared with PostgreSQL's in DifferentialTest. */
final class StatementParserTest {
    private Tokens tokens = new Tokens("");

    private <T extends Command> T parse(Class<T> type, String sql) {
        Script script = Script.parse(sql);
        assertThat(script.problems()).isEmpty();
        assertThat(script.statements()).hasSize(1);
        tokens = script.tokens();
        return type.cast(script.statements().get(0).command());
    }

    private String text(TokenRange range) {
        return tokens.text(range);
    }

    @Test
    void columnsKeepTheirRanges() {
        CreateTable table = parse(
                CreateTable.class,
                "CREATE TABLE s.t (a VarChar ( 10 ) COLLATE \"C\" NOT NULL DEFAULT 'x' || 'y', \"B\" int CHECK (a > (1)))"
                        + " WITH (fillfactor = 70);");
        assertThat(text(table.definition())).startsWith("(a VarChar").endsWith("WITH (fillfactor = 70)");
        ColumnDefinition a = table.columns().get(0);
        assertThat(a.typeText()).isEqualTo("varchar(10)");
        assertThat(text(a.type())).isEqualTo("VarChar ( 10 )");
        assertThat(text(a.range())).endsWith("'x' || 'y'");
        assertThat(a.constraints()).extracting(c -> text(c.range())).containsExactly("NOT NULL", "DEFAULT 'x' || 'y'");
        assertThat(text(a.constraints().get(1).expression())).isEqualTo("'x' || 'y'");
        assertThat(text(table.columns().get(1).constraints().get(0).expression()))
                .isEqualTo("a > (1)");
    }

    @Test
    void constraintsKeepTheirRanges() {
        CreateTable table = parse(
                CreateTable.class,
                "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED, CONSTRAINT c CHECK (a > 0) NOT VALID, "
                        + "EXCLUDE USING gist (a WITH =, b WITH &&), id int GENERATED ALWAYS AS IDENTITY (START 5))");
        Constraint check = table.constraints().get(0);
        assertThat(text(check.range())).isEqualTo("CONSTRAINT c CHECK (a > 0) NOT VALID");
        assertThat(text(check.expression())).isEqualTo("a > 0");
        assertThat(text(table.constraints().get(1).expression())).isEqualTo("a WITH =, b WITH &&");
        assertThat(text(table.columns().get(1).constraints().get(0).expression()))
                .isEqualTo("a * 2");
        assertThat(text(table.columns().get(2).constraints().get(0).expression()))
                .isEqualTo("START 5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
            INT ; int
            Character  Varying ( 10 ) ; character varying(10)
            timestamp(3) WITH TIME ZONE ; timestamp(3) with time zone
            numeric(10, 2) ; numeric(10,2)
            text[] ; text[]
            int [3] [] ; int[3][]
            int ARRAY[4] ; int array[4]
            "MyEnum" ; "MyEnum"
            "my_enum" ; my_enum
            "char" ; "char"
            Garden."Mood"[] ; garden."Mood"[]
            interval day to second(3) ; interval day to second(3)
            double precision ; double precision
            ${schema}.mood ; ${schema}.mood
            national character varying(5) ; national character varying(5)
            bit varying ; bit varying
            """)
    void typesAreNormalised(String written, String expected) {
        CreateTable table = parse(CreateTable.class, "CREATE TABLE t (a " + written + " NOT NULL)");
        assertThat(table.columns().get(0).typeText()).isEqualTo(expected);
        assertThat(table.columns().get(0).constraints()).hasSize(1);
    }

    @Test
    void actionsKeepTheirRanges() {
        Command.Alter alter = parse(
                Command.Alter.class,
                "ALTER TABLE ONLY t ADD COLUMN a int DEFAULT f(1, 2), ALTER b TYPE int USING b::int + 1, "
                        + "ALTER c SET DEFAULT CASE WHEN x THEN 1 ELSE 2 END, SET (a = 1), SET WITHOUT CLUSTER");
        assertThat(alter.only()).isTrue();
        assertThat(alter.actions())
                .extracting(action -> text(action.range()))
                .containsExactly(
                        "ADD COLUMN a int DEFAULT f(1, 2)",
                        "ALTER b TYPE int USING b::int + 1",
                        "ALTER c SET DEFAULT CASE WHEN x THEN 1 ELSE 2 END",
                        "SET (a = 1)",
                        "SET WITHOUT CLUSTER");
        assertThat(text(((AlterAction.SetType) alter.actions().get(1)).using())).isEqualTo("b::int + 1");
        assertThat(text(((AlterAction.SetDefault) alter.actions().get(2)).expression()))
                .isEqualTo("CASE WHEN x THEN 1 ELSE 2 END");
        assertThat(((AlterAction.SetOption) alter.actions().get(4)).words()).isEqualTo("set without cluster");
    }

    @Test
    void dmlKeepsItsParts() {
        Command.Insert insert = parse(
                Command.Insert.class,
                "WITH w AS (SELECT 1) INSERT INTO t (a, b) VALUES (1, 'x'), (2, 'y') "
                        + "ON CONFLICT (a) DO UPDATE SET b = excluded.b WHERE t.b <> 'z' RETURNING a");
        assertThat(text(insert.with())).isEqualTo("w AS (SELECT 1)");
        assertThat(text(insert.rows())).isEqualTo("(1, 'x'), (2, 'y')");
        OnConflict conflict = Objects.requireNonNull(insert.onConflict());
        assertThat(text(Objects.requireNonNull(conflict.set()))).isEqualTo("b = excluded.b");
        assertThat(text(conflict.where())).isEqualTo("t.b <> 'z'");
        assertThat(conflict.doNothing()).isFalse();

        Command.Insert query = parse(Command.Insert.class, "INSERT INTO t SELECT a FROM b JOIN c ON x = y");
        assertThat(text(query.rows())).isEqualTo("SELECT a FROM b JOIN c ON x = y");
        Command.Insert nested = parse(Command.Insert.class, "INSERT INTO t ((VALUES (1)))");
        assertThat(nested.source()).isEqualTo(Command.Insert.Source.VALUES);
        assertThat(text(nested.rows())).isEqualTo("(1)");

        Command.Update update = parse(
                Command.Update.class, "UPDATE t SET a = b IS DISTINCT FROM c FROM u JOIN v USING (i) WHERE t.i = u.i");
        assertThat(text(update.set())).isEqualTo("a = b IS DISTINCT FROM c");
        assertThat(text(update.from())).isEqualTo("u JOIN v USING (i)");
        assertThat(text(update.where())).isEqualTo("t.i = u.i");

        Command.Delete delete = parse(Command.Delete.class, "DELETE FROM t USING u JOIN v USING (i) WHERE true");
        assertThat(text(delete.using())).isEqualTo("u JOIN v USING (i)");
        assertThat(text(delete.where())).isEqualTo("true");

        Command.Merge merge =
                parse(Command.Merge.class, "MERGE INTO t AS x USING u ON true WHEN MATCHED THEN DO NOTHING");
        assertThat(text(merge.body())).startsWith("USING u").endsWith("NOTHING");
    }

    @Test
    void queriesAndIndexesKeepTheirParts() {
        Command.CreateView view =
                parse(Command.CreateView.class, "CREATE VIEW v AS SELECT 1 AS option WITH CASCADED CHECK OPTION");
        assertThat(text(view.query())).isEqualTo("SELECT 1 AS option");
        Command.CreateTableAs as =
                parse(Command.CreateTableAs.class, "CREATE TABLE t AS SELECT 1 AS data WITH NO DATA");
        assertThat(text(as.query())).isEqualTo("SELECT 1 AS data");
        Command.CreateIndex index = parse(
                Command.CreateIndex.class, "CREATE INDEX i ON t USING gin (lower(a) text_ops DESC, b) WHERE a > 1");
        assertThat(text(index.where())).isEqualTo("a > 1");
        assertThat(text(index.definition())).startsWith("USING gin").endsWith("a > 1");
        assertThat(index.elements()).extracting(e -> text(e.range())).containsExactly("lower(a) text_ops DESC", "b");
        Command.CreatePolicy policy =
                parse(Command.CreatePolicy.class, "CREATE POLICY p ON t FOR SELECT USING (a = 1)");
        assertThat(text(policy.definition())).isEqualTo("FOR SELECT USING (a = 1)");
    }

    @Test
    void routinesKnowTheirBodies() {
        Command.CreateRoutine routine = parse(
                Command.CreateRoutine.class,
                "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $$ SELECT 1; $$ STABLE");
        assertThat(StringLiterals.decode(tokens, routine.body())).isEqualTo(" SELECT 1; ");
        assertThat(parse(Command.CreateRoutine.class, "CREATE FUNCTION f() RETURNS int RETURN 1")
                        .body())
                .isEqualTo(-1);
        Command.DoBlock block = parse(Command.DoBlock.class, "DO LANGUAGE plpgsql $$BEGIN END$$");
        assertThat(StringLiterals.decode(tokens, block.body())).isEqualTo("BEGIN END");
    }

    @Test
    void copyTakesItsDataAlong() {
        Script script = Script.parse("COPY t (a) FROM stdin;\n1\n2\n\\.\nSELECT 1;");
        assertThat(script.statements()).hasSize(2);
        Statement copy = script.statements().get(0);
        assertThat(script.tokens().text(copy.range())).endsWith("\\.");
        assertThat(copy.terminated()).isTrue();
        assertThat(copy.command())
                .isInstanceOfSatisfying(
                        Command.Copy.class, c -> assertThat(c.stdin()).isTrue());
    }

    @Test
    void psqlsCommandsAreNoStatements() {
        String text = "\\set x 1\nSELECT :x;\n\\connect farm\nSELECT 2 \\gset\n";
        Script script = Script.parse(text);
        assertThat(script.statements()).hasSize(2);
        assertThat(script.metaCommands()).containsExactly(0, 20, text.indexOf("\\gset"));
        assertThat(script.problems())
                .extracting(p -> p.rule() + " " + text.substring(p.start(), p.end()))
                .containsExactly("psql-meta-command \\set", "psql-meta-command \\connect", "psql-meta-command \\gset");
    }

    @Test
    void placeholdersAreNames() {
        Command.CreateTable table =
                parse(CreateTable.class, "CREATE TABLE ${schema}.${prefix}_users (id int, \"{{col}}\" text, :x int)");
        assertThat(table.name().toString()).isEqualTo("${schema}.${prefix}_users");
        assertThat(table.columns()).extracting(c -> c.name().value()).containsExactly("id", "{{col}}", ":x");
        parse(Command.Insert.class, "INSERT INTO t ${values}");
        parse(Command.Query.class, "SELECT :'x', {{y}} FROM t WHERE ${condition}");
        parse(CreateTable.class, "{{if .X}} CREATE TABLE t (a int)");
        parse(Command.Opaque.class, "${whole}");
        parse(Command.Opaque.class, "{{template \"x\"}} and more");
        parse(Command.Comment.class, "COMMENT ON TABLE t IS :'text'");
    }

    @Test
    void objectsKnowWhereTheyBelong() {
        Command.Drop drop = parse(Command.Drop.class, "DROP FUNCTION s.f(a INT, OUT b text, VARIADIC c text[]), g");
        assertThat(drop.objects().get(0).signature()).containsExactly("int", "text[]");
        assertThat(drop.objects().get(1).signature()).isNull();
        Command.Drop cast = parse(Command.Drop.class, "DROP CAST (Text AS int)");
        assertThat(cast.objects().get(0).name().toString()).isEqualTo("(text as int)");
        Command.Comment comment = parse(Command.Comment.class, "COMMENT ON COLUMN d.s.t.c IS 'x'");
        assertThat(comment.object().kind()).isEqualTo(ObjectKind.COLUMN);
        assertThat(comment.object().name().toString()).isEqualTo("c");
        assertThat(String.valueOf(comment.object().table())).isEqualTo("s.t");
        Command.Grant grant = parse(Command.Grant.class, "GRANT ALL ON ALL TABLES IN SCHEMA a, b TO c");
        assertThat(grant.objects()).extracting(o -> o.kind() + " " + o.name()).containsExactly("SCHEMA a", "SCHEMA b");
    }
}

package io.github.migrationguard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.sql.ast.Command;
import org.junit.jupiter.api.Test;

final class ScriptTest {
    @Test
    void cutsAndNumbersStatements() {
        Script script = Script.parse("\uFEFF; CREATE TABLE a (x int);;\n-- note\nDROP TABLE a");
        assertThat(script.statements()).extracting(Statement::number).containsExactly(1, 2);
        assertThat(script.statements()).extracting(Statement::terminated).containsExactly(true, false);
        assertThat(script.statements().get(0).start()).isEqualTo(3);
        assertThat(script.problems()).isEmpty();
    }

    @Test
    void pointsAtTheFirstTokenThatDoesNotFit() {
        String text = "CREATE TABLE t (\n  id int AUTO_INCREMENT\n);";
        Script script = Script.parse(text);
        assertThat(script.statements().get(0).command()).isInstanceOf(Command.NotPostgresql.class);
        SqlProblem problem = script.problems().get(0);
        assertThat(problem.rule()).isEqualTo("not-postgresql");
        assertThat(text.substring(problem.start(), problem.end())).isEqualTo("AUTO_INCREMENT");
        assertThat(problem.statement()).isEqualTo(1);
    }

    @Test
    void pointsAtThePlaceOfAMissingSemicolon() {
        String text = "CREATE TABLE a (x int)\nCREATE TABLE b (x int);";
        SqlProblem problem = Script.parse(text).problems().get(0);
        assertThat(problem.rule()).isEqualTo("missing-semicolon");
        assertThat(problem.start()).isEqualTo(text.indexOf('\n'));
    }

    @Test
    void complainsOnceAboutAnOpenLiteral() {
        Script script = Script.parse("SELECT 1;\nINSERT INTO t VALUES ('open);\nSELECT 2;");
        assertThat(script.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("unterminated-literal");
            assertThat(problem.statement()).isEqualTo(2);
            assertThat(problem.start()).isEqualTo(32);
        });
    }
}

package io.github.migrationguard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.TokenRange;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is true of every parsed text. */
final class ScriptProperties {
    private ScriptProperties() {}

    static void holdFor(String sql) {
        Script script = Script.parse(sql);
        tokensAndCommentsTileTheText(script.tokens(), sql);
        statementsStandInOrder(script);
        for (SqlProblem problem : script.problems()) {
            assertThat(problem.start()).isBetween(0, problem.end());
            assertThat(problem.end()).isLessThanOrEqualTo(sql.length());
            assertThat(problem.statement()).isBetween(0, script.statements().size());
        }
        for (Statement statement : script.statements()) {
            rangesLieWithin(statement.command(), script.tokens().size());
            bodiesCanBeRead(statement);
        }
        assertThat(Script.parse(sql).toString().replaceAll("Tokens@[0-9a-f]+", ""))
                .isEqualTo(script.toString().replaceAll("Tokens@[0-9a-f]+", ""));
    }

    /** Everything between tokens and comments is white space, and nothing overlaps. */
    private static void tokensAndCommentsTileTheText(Tokens tokens, String sql) {
        int end = sql.startsWith("\uFEFF") ? 1 : 0;
        int token = 0;
        int comment = 0;
        while (token < tokens.size() || comment < tokens.commentCount()) {
            boolean takeComment = token == tokens.size()
                    || (comment < tokens.commentCount() && tokens.commentStart(comment) < tokens.start(token));
            int start = takeComment ? tokens.commentStart(comment) : tokens.start(token);
            assertThat(sql.substring(end, start)).matches("[ \\t\\n\\r\\f\\x0B]*");
            end = takeComment ? tokens.commentEnd(comment++) : tokens.end(token++);
            assertThat(end).isGreaterThan(start);
        }
        assertThat(sql.substring(end)).matches("[ \\t\\n\\r\\f\\x0B]*");
    }

    private static void statementsStandInOrder(Script script) {
        int next = 0;
        List<Statement> statements = script.statements();
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            assertThat(statement.number()).isEqualTo(i + 1);
            assertThat(statement.range().from()).isGreaterThanOrEqualTo(next);
            assertThat(statement.range().to()).isGreaterThan(statement.range().from());
            next = statement.range().to();
        }
        assertThat(next).isLessThanOrEqualTo(script.tokens().size());
    }

    private static void rangesLieWithin(Object value, int tokens) {
        if (value instanceof TokenRange range) {
            assertThat(range.from()).isBetween(0, range.to());
            assertThat(range.to()).isLessThanOrEqualTo(tokens);
        } else if (value instanceof List<?> list) {
            list.forEach(element -> rangesLieWithin(element, tokens));
        } else if (value instanceof Record parts) {
            for (RecordComponent component : parts.getClass().getRecordComponents()) {
                Object part = component(parts, component);
                if (part != null) {
                    rangesLieWithin(part, tokens);
                }
            }
        }
    }

    private static @Nullable Object component(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bodiesCanBeRead(Statement statement) {
        int body = statement.command() instanceof Command.DoBlock block
                ? block.body()
                : statement.command() instanceof Command.CreateRoutine routine ? routine.body() : -1;
        if (body >= 0) {
            PlpgsqlBody read = PlpgsqlReader.read(statement.tokens(), body);
            if (read.block() != null) {
                rangesLieWithin(read.block(), read.tokens().size());
            }
            StringLiterals.decode(statement.tokens(), body);
        }
        for (int i = statement.range().from(); i < statement.range().to(); i++) {
            assertThat(StringLiterals.decode(statement.tokens(), i)).isNotNull();
        }
    }
}

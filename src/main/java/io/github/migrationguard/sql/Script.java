package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A parsed text.
 *
 * @param tokens all tokens and comments
 * @param statements in order; empty statements and psql meta-commands are none
 * @param problems in the order of the text
 * @param metaCommands offsets of psql meta-commands
 */
public record Script(Tokens tokens, List<Statement> statements, List<SqlProblem> problems, List<Integer> metaCommands) {

    /** Reads a whole file or the decoded body of an SQL function. Takes any text, in linear time. */
    public static Script parse(String text) {
        Tokens tokens = Lexer.lex(text);
        List<Integer> metaCommands = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        List<SqlProblem> problems = new ArrayList<>();
        Splitter splitter = new Splitter(tokens, metaCommands);
        while (splitter.next()) {
            TokenRange range = new TokenRange(splitter.from(), splitter.to());
            Command command = StatementParser.parse(tokens, splitter.from(), splitter.commandEnd());
            statements.add(new Statement(statements.size() + 1, tokens, range, splitter.terminated(), command));
            if (command instanceof Command.NotPostgresql wrong) {
                report(tokens, range, statements.size(), wrong, problems);
            }
        }
        for (int offset : metaCommands) {
            problems.add(metaCommand(text, offset));
        }
        SqlProblem unterminated = tokens.unterminated();
        if (unterminated != null) {
            int last = statements.size();
            boolean inside = last > 0 && statements.get(last - 1).end() > unterminated.start();
            problems.add(new SqlProblem(
                    unterminated.rule(),
                    inside ? last : 0,
                    unterminated.start(),
                    unterminated.end(),
                    unterminated.message()));
        }
        if (problems.size() > 1) {
            problems.sort(Comparator.comparingInt(SqlProblem::start));
        }
        return new Script(tokens, List.copyOf(statements), List.copyOf(problems), List.copyOf(metaCommands));
    }

    /** A statement that an open literal swallows is not complained about twice. */
    private static void report(
            Tokens tokens, TokenRange range, int number, Command.NotPostgresql wrong, List<SqlProblem> problems) {
        SqlProblem unterminated = tokens.unterminated();
        if (unterminated != null && tokens.end(range.to() - 1) > unterminated.start()) {
            return;
        }
        if (wrong.missingSemicolon()) {
            int place = tokens.end(wrong.token() - 1);
            problems.add(new SqlProblem("missing-semicolon", number, place, place, wrong.reason()));
        } else {
            problems.add(new SqlProblem(
                    "not-postgresql", number, tokens.start(wrong.token()), tokens.end(wrong.token()), wrong.reason()));
        }
    }

    private static SqlProblem metaCommand(String text, int offset) {
        int end = offset + 1;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return new SqlProblem(
                "psql-meta-command",
                0,
                offset,
                end,
                text.substring(offset, end) + " is a command of psql; other programs send it to the server as SQL");
    }
}

package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Plpgsql;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A PL/pgSQL body as one line, in the words of src/test/node/plpgsql.mjs. */
final class PlpgsqlShape {
    private static final Pattern SQL = Pattern.compile("\u2039([^\u203a]*)\u203a");

    private final Tokens tokens;

    private PlpgsqlShape(Tokens tokens) {
        this.tokens = tokens;
    }

    static String of(Tokens tokens, Plpgsql.Block block) {
        return normalised(new PlpgsqlShape(tokens).shape(block));
    }

    /** One blank between the tokens of every piece of SQL, no comments. */
    static String normalised(String shape) {
        Matcher matcher = SQL.matcher(shape);
        return matcher.replaceAll(match -> {
            Tokens sql = Lexer.lex(match.group(1), 0, match.group(1).length());
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < sql.size(); i++) {
                text.append(i == 0 ? "" : " ").append(sql.text(i));
            }
            return Matcher.quoteReplacement("<" + text + ">");
        });
    }

    private String all(List<Plpgsql> statements) {
        return statements.stream().map(this::shape).filter(s -> !s.isEmpty()).collect(Collectors.joining("; "));
    }

    private String text(TokenRange range) {
        return range.isEmpty() ? "" : "\u2039" + tokens.text(range) + "\u203a";
    }

    private String shape(Plpgsql statement) {
        if (statement instanceof Plpgsql.Block block) {
            return "{" + all(block.body())
                    + block.handlers().stream()
                            .map(h -> " when " + String.join(" or ", h.conditions()) + ": " + all(h.body()))
                            .collect(Collectors.joining())
                    + "}";
        }
        if (statement instanceof Plpgsql.If branches) {
            String text = branches.branches().stream()
                    .map(b -> " elsif " + text(b.condition()) + "[" + all(b.body()) + "]")
                    .collect(Collectors.joining());
            String otherwise = all(branches.otherwise());
            return text.substring(" els".length()) + (otherwise.isEmpty() ? "" : " else[" + otherwise + "]");
        }
        if (statement instanceof Plpgsql.Case cases) {
            String otherwise = all(cases.otherwise());
            return "case " + text(cases.subject())
                    + cases.branches().stream()
                            .map(b -> " when[" + all(b.body()) + "]")
                            .collect(Collectors.joining())
                    + (otherwise.isEmpty() ? "" : " else[" + otherwise + "]");
        }
        if (statement instanceof Plpgsql.Loop loop) {
            return "loop[" + all(loop.body()) + "]";
        }
        if (statement instanceof Plpgsql.Sql sql) {
            boolean perform = tokens.isWord(sql.range().from(), "perform");
            if (perform && sql.command() instanceof Command.Query query) {
                return "perform " + text(query.range());
            }
            return "sql " + Identifiers.fold(tokens.text(sql.range().from())) + (sql.into() ? " into" : "");
        }
        if (statement instanceof Plpgsql.Execute execute) {
            return "execute " + text(execute.expression()) + (execute.into() ? " into" : "");
        }
        if (statement instanceof Plpgsql.Assign assign) {
            return "assign "
                    + text(new TokenRange(
                            assign.target().from(), assign.expression().to()));
        }
        if (statement instanceof Plpgsql.Raise raise) {
            return "raise " + raise.exception();
        }
        if (statement instanceof Plpgsql.EndTransaction end) {
            return end.commit() ? "commit" : "rollback";
        }
        if (statement instanceof Plpgsql.Return) {
            return "return";
        }
        if (statement instanceof Plpgsql.Leave) {
            return "leave";
        }
        if (statement instanceof Plpgsql.Quiet quiet) {
            return quiet.word().equals("null") ? "" : "quiet";
        }
        throw new IllegalStateException("no shape for " + statement);
    }
}

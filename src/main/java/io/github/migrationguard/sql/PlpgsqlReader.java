package io.github.migrationguard.sql;

import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Plpgsql;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads PL/pgSQL (PostgreSQL manual, chapter 43): the control structure itself, and through the statement parser the SQL
 * statements in it. A body that it cannot make out is not read at all rather than in part.
 */
public final class PlpgsqlReader {
    /** Blocks and control structures inside each other; PostgreSQL itself gives up far later. */
    private static final int DEEPEST = 100;

    private final Cursor c;
    private final Tokens tokens;
    private int depth;

    private PlpgsqlReader(Tokens tokens) {
        this.tokens = tokens;
        this.c = new Cursor(tokens, 0, tokens.size());
    }

    /** Reads the body in a string token, such as {@code body} of {@link Command.DoBlock}. Never throws. */
    public static PlpgsqlBody read(Tokens tokens, int bodyToken) {
        Tokens body = tokens.kind(bodyToken) == Kind.DOLLAR_STRING
                ? Lexer.lex(
                        tokens.text(),
                        StringLiterals.bodyStart(tokens, bodyToken),
                        StringLiterals.bodyEnd(tokens, bodyToken))
                : decoded(StringLiterals.decode(tokens, bodyToken));
        if (body.unterminated() != null) {
            return new PlpgsqlBody(body, null);
        }
        try {
            return new PlpgsqlBody(body, new PlpgsqlReader(body).body());
        } catch (Unfit unfit) {
            return new PlpgsqlBody(body, null);
        }
    }

    private static Tokens decoded(String text) {
        return Lexer.lex(text, 0, text.length());
    }

    private Plpgsql.Block body() {
        while (c.acceptSymbol("#")) {
            c.next();
            c.next();
        }
        label();
        Plpgsql.Block block = block();
        c.accept(';');
        if (!c.atEnd()) {
            throw c.unfit("the end of the body");
        }
        return block;
    }

    private boolean label() {
        if (!c.acceptSymbol("<<")) {
            return false;
        }
        c.label();
        if (!c.acceptSymbol(">>")) {
            throw c.unfit("\">>\"");
        }
        return true;
    }

    private Plpgsql.Block block() {
        if (depth++ > DEEPEST) {
            throw c.unfit("less nesting");
        }
        TokenRange declarations = TokenRange.EMPTY;
        if (c.accept("declare")) {
            int from = c.at();
            while (!c.atEnd() && !c.is("begin")) {
                c.skipNested();
            }
            declarations = c.since(from);
        }
        c.expect("begin");
        List<Plpgsql> statements = statements();
        List<Plpgsql.Handler> handlers = c.accept("exception") ? handlers() : List.of();
        c.expect("end");
        optionalLabel();
        depth--;
        return new Plpgsql.Block(declarations, statements, handlers);
    }

    private void optionalLabel() {
        if (!c.atEnd() && c.symbol() != ';') {
            c.label();
        }
    }

    private List<Plpgsql.Handler> handlers() {
        List<Plpgsql.Handler> handlers = new ArrayList<>(1);
        while (c.accept("when")) {
            List<String> conditions = new ArrayList<>(1);
            do {
                if (c.is("sqlstate")) {
                    c.next();
                    conditions.add(c.string());
                } else {
                    conditions.add(c.label().value());
                }
            } while (c.accept("or"));
            c.expect("then");
            handlers.add(new Plpgsql.Handler(List.copyOf(conditions), statements()));
        }
        if (handlers.isEmpty()) {
            throw c.unfit("WHEN");
        }
        return List.copyOf(handlers);
    }

    /** Statements up to a word that closes or divides the structure around them. */
    private List<Plpgsql> statements() {
        List<Plpgsql> statements = new ArrayList<>();
        while (!endsList()) {
            if (c.atEnd()) {
                throw c.unfit("END");
            }
            statements.add(statement());
            c.expect(';');
        }
        return List.copyOf(statements);
    }

    private boolean endsList() {
        return switch (c.word()) {
            case "end", "else", "when" -> true;
            case "" -> c.is("elsif") || c.is("elseif") || c.is("exception");
            default -> false;
        };
    }

    private Plpgsql statement() {
        boolean labelled = label();
        String word = c.word();
        if (word.isEmpty() && c.is(Kind.WORD)) {
            word = Identifiers.fold(tokens.text(c.at()));
        }
        if (!labelled) {
            Plpgsql simple = simple(word);
            if (simple != null) {
                return simple;
            }
        }
        return switch (word) {
            case "declare", "begin" -> block();
            case "loop" -> loop(TokenRange.EMPTY);
            case "while", "for", "foreach" -> {
                c.next();
                yield loop(until("loop"));
            }
            default -> {
                if (labelled) {
                    throw c.unfit("a block or loop");
                }
                yield sql();
            }
        };
    }

    private @Nullable Plpgsql simple(String word) {
        if (isAssignment()) {
            return assignment();
        }
        return switch (word) {
            case "if" -> branches();
            case "case" -> switching();
            case "execute" -> execute();
            case "perform" -> perform();
            case "raise" -> raise();
            case "return" -> {
                c.next();
                yield new Plpgsql.Return(rest());
            }
            case "exit", "continue" -> new Plpgsql.Leave(rest());
            case "commit", "rollback" -> {
                rest();
                yield new Plpgsql.EndTransaction(word.equals("commit"));
            }
            case "null", "get", "assert", "open", "fetch", "close", "move" -> new Plpgsql.Quiet(word, rest());
            default -> null;
        };
    }

    /** name [.field | [element]].. := or =. */
    private boolean isAssignment() {
        if (!Identifiers.isName(tokens, c.at()) && !c.is(Kind.PARAMETER)) {
            return false;
        }
        int i = c.at() + 1;
        while (i < tokens.size() && tokens.symbol(i) == '.') {
            i += 2;
        }
        if (tokens.symbol(i) == '[') {
            Cursor ahead = new Cursor(tokens, i, tokens.size());
            while (ahead.symbol() == '[' || ahead.symbol() == '.') {
                ahead.skipNested();
            }
            i = ahead.at();
        }
        return tokens.isSymbol(i, ":=") || tokens.isSymbol(i, "=");
    }

    private Plpgsql assignment() {
        int from = c.at();
        while (c.symbol() != ':' && c.symbol() != '=') {
            c.skipNested();
        }
        TokenRange target = c.since(from);
        c.next();
        return new Plpgsql.Assign(target, rest());
    }

    private Plpgsql branches() {
        c.next();
        List<Plpgsql.Branch> branches = new ArrayList<>(1);
        enter();
        do {
            branches.add(new Plpgsql.Branch(until("then"), statements()));
        } while (c.accept("elsif") || c.accept("elseif"));
        List<Plpgsql> otherwise = c.accept("else") ? statements() : List.of();
        c.expect("end");
        c.expect("if");
        depth--;
        return new Plpgsql.If(List.copyOf(branches), otherwise);
    }

    private Plpgsql switching() {
        c.next();
        enter();
        TokenRange subject = TokenRange.EMPTY;
        if (!c.is("when")) {
            int from = c.at();
            while (!c.atEnd() && !c.is("when")) {
                c.skipNested();
            }
            subject = c.since(from);
        }
        List<Plpgsql.Branch> branches = new ArrayList<>(2);
        while (c.accept("when")) {
            branches.add(new Plpgsql.Branch(until("then"), statements()));
        }
        List<Plpgsql> otherwise = c.accept("else") ? statements() : List.of();
        c.expect("end");
        c.expect("case");
        depth--;
        return new Plpgsql.Case(subject, List.copyOf(branches), otherwise);
    }

    private Plpgsql loop(TokenRange header) {
        if (header.isEmpty()) {
            c.expect("loop");
        }
        enter();
        List<Plpgsql> body = statements();
        c.expect("end");
        c.expect("loop");
        optionalLabel();
        depth--;
        return new Plpgsql.Loop(header, body);
    }

    private void enter() {
        if (depth++ > DEEPEST) {
            throw c.unfit("less nesting");
        }
    }

    /** The tokens before this word, which is moved over too. */
    private TokenRange until(String word) {
        int from = c.at();
        while (!c.atEnd() && !c.is(word)) {
            if (c.symbol() == ';') {
                throw c.unfit(word);
            }
            c.skipNested();
        }
        TokenRange range = c.since(from);
        c.expect(word);
        return range;
    }

    /** Everything up to the semicolon. */
    private TokenRange rest() {
        int from = c.at();
        while (!c.atEnd() && c.symbol() != ';') {
            c.next();
        }
        return c.since(from);
    }

    private Plpgsql raise() {
        int from = c.at();
        c.next();
        boolean exception = switch (c.is(Kind.WORD) ? Identifiers.fold(tokens.text(c.at())) : "") {
            case "debug", "log", "info", "notice", "warning" -> false;
            default -> true;
        };
        rest();
        return new Plpgsql.Raise(exception, c.since(from));
    }

    private Plpgsql execute() {
        c.next();
        int from = c.at();
        boolean into = false;
        int to = -1;
        while (!c.atEnd() && c.symbol() != ';') {
            if (c.is("into") || c.is("using")) {
                into |= c.is("into");
                to = to < 0 ? c.at() : to;
            }
            c.skipNested();
        }
        TokenRange expression = new TokenRange(from, to < 0 ? c.at() : to);
        boolean literal = expression.to() - from == 1 && StringLiterals.isString(tokens, from);
        return new Plpgsql.Execute(literal ? StringLiterals.decode(tokens, from) : null, expression, into);
    }

    private Plpgsql perform() {
        int from = c.at();
        c.next();
        TokenRange range = rest();
        return new Plpgsql.Sql(new Command.Query(range), false, new TokenRange(from, range.to()));
    }

    private Plpgsql sql() {
        TokenRange range = rest();
        boolean into = hasInto(range);
        Command command = StatementParser.parseEmbedded(tokens, range.from(), range.to());
        if (command instanceof Command.NotPostgresql wrong) {
            throw new Unfit(wrong.token(), wrong.reason(), false);
        }
        return new Plpgsql.Sql(command, into, range);
    }

    /** INTO outside parentheses that does not belong to INSERT or MERGE. */
    private boolean hasInto(TokenRange range) {
        Cursor ahead = new Cursor(tokens, range.from(), range.to());
        while (!ahead.atEnd()) {
            if (ahead.is("into")) {
                String before = tokens.word(ahead.at() - 1);
                if (!before.equals("insert") && !before.equals("merge")) {
                    return true;
                }
            }
            ahead.skipNested();
        }
        return false;
    }
}

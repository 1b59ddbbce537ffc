package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.TokenRange;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL calls an index column whose definition is an expression (FigureColnameInternal of its sources, the
 * same that names the columns of a query).
 */
final class ImplicitNames {
    /** Parentheses, casts and CASE around each other; deeper ones count as any expression. */
    private static final int DEEPEST = 20;

    private final Tokens tokens;

    /** A name, and whether it only stands in for a better one: that of a type or of CASE. */
    private record Name(String text, boolean weak) {}

    private ImplicitNames(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The column, the called function, the type or {@code expr}. */
    static String ofExpression(Tokens tokens, TokenRange range) {
        Name name = new ImplicitNames(tokens).name(range.from(), range.to(), 0);
        return name == null ? "expr" : name.text;
    }

    private @Nullable Name name(int start, int end, int depth) {
        int from = start;
        int to = end;
        while (to - from > 2 && tokens.symbol(from) == '(' && skip(from, to) == to) {
            from++;
            to--;
        }
        if (from >= to || depth > DEEPEST) {
            return null;
        }
        int cast = -1;
        for (int i = from; i < to; i = skip(i, to)) {
            if (tokens.isSymbol(i, "::")) {
                cast = i;
            } else if (i > from && tokens.word(i).equals("collate") && cast < 0) {
                return name(from, i, depth + 1);
            } else if (isOperator(i)) {
                return ofOperator(i, to);
            }
        }
        if (cast > from) {
            return cast(name(from, cast, depth + 1), cast + 1, to);
        }
        return operand(from, to, depth);
    }

    private boolean isOperator(int token) {
        char symbol = tokens.symbol(token);
        if (symbol != 0) {
            return ".:[]()".indexOf(symbol) < 0;
        }
        return switch (tokens.word(token)) {
            case "and",
                    "or",
                    "not",
                    "is",
                    "isnull",
                    "notnull",
                    "in",
                    "like",
                    "ilike",
                    "similar",
                    "between",
                    "at",
                    "operator",
                    "overlaps" -> !Seams.isLabel(tokens, token);
            default -> false;
        };
    }

    /** Operators with a syntax of their own that stand for a function. */
    private @Nullable Name ofOperator(int operator, int to) {
        if (tokens.word(operator).equals("at")) {
            return new Name("timezone", false);
        }
        boolean normalized =
                tokens.word(operator).equals("is") && tokens.word(to - 1).equals("normalized");
        return normalized ? new Name("is_normalized", false) : null;
    }

    private @Nullable Name cast(@Nullable Name argument, int type, int end) {
        if (argument != null && !argument.weak) {
            return argument;
        }
        int to = type;
        while (to < end && !tokens.isSymbol(to, "::") && !tokens.word(to).equals("collate")) {
            to = skip(to, end);
        }
        return to == type ? argument : new Name(Types.systemName(tokens, new TokenRange(type, to)), true);
    }

    /** A column, a call, a constant, CASE or CAST. */
    private @Nullable Name operand(int from, int to, int depth) {
        String word = tokens.word(from);
        if (word.equals("case")) {
            Name otherwise = otherwise(from, to, depth);
            return otherwise == null || otherwise.weak ? new Name("case", true) : otherwise;
        }
        if (word.equals("cast") && tokens.symbol(from + 1) == '(') {
            return castCall(from + 2, to - 1, depth);
        }
        int last = from;
        for (int i = from; i < to; i = skip(i, to)) {
            if (Identifiers.isName(tokens, i)) {
                last = i;
            }
        }
        if (StringLiterals.isString(tokens, to - 1) && to - 1 > from && Identifiers.isName(tokens, from)) {
            return new Name(Types.systemName(tokens, new TokenRange(from, to - 1)), true);
        }
        if (!Identifiers.isName(tokens, last)) {
            boolean element = tokens.symbol(from) == '(' && tokens.symbol(to - 1) == ']';
            return element ? name(from, skip(from, to), depth + 1) : null;
        }
        return constantName(word) ? null : new Name(called(last, to), false);
    }

    private static boolean constantName(String word) {
        return word.equals("null") || word.equals("true") || word.equals("false");
    }

    private String called(int name, int to) {
        boolean trim = tokens.word(name).equals("trim") && name + 2 < to && tokens.symbol(name + 1) == '(';
        if (!trim) {
            return Identifiers.of(tokens, name).value();
        }
        return switch (tokens.word(name + 2)) {
            case "leading" -> "ltrim";
            case "trailing" -> "rtrim";
            default -> "btrim";
        };
    }

    private @Nullable Name castCall(int from, int to, int depth) {
        for (int i = from; i < to; i = skip(i, to)) {
            if (tokens.word(i).equals("as")) {
                return cast(name(from, i, depth + 1), i + 1, to);
            }
        }
        return null;
    }

    private @Nullable Name otherwise(int from, int to, int depth) {
        for (int i = from + 1; i < to; i = skip(i, to)) {
            if (tokens.word(i).equals("else")) {
                return name(i + 1, to - 1, depth + 1);
            }
        }
        return null;
    }

    private int skip(int token, int to) {
        Cursor c = new Cursor(tokens, token, to);
        c.skipNested();
        return Math.min(c.at(), to);
    }
}

package io.github.migrationguard.sql;

import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.Expression.Call;
import io.github.migrationguard.sql.ast.Expression.Case;
import io.github.migrationguard.sql.ast.Expression.Cast;
import io.github.migrationguard.sql.ast.Expression.Column;
import io.github.migrationguard.sql.ast.Expression.Literal;
import io.github.migrationguard.sql.ast.Expression.Opaque;
import io.github.migrationguard.sql.ast.Expression.Operation;
import io.github.migrationguard.sql.ast.Expression.Subquery;
import io.github.migrationguard.sql.ast.Expression.When;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads value expressions by operator precedence (PostgreSQL manual, 4.1.6). Bounded in depth, linear in length; where
 * it can't go on it returns {@link Opaque}.
 */
public final class ExpressionReader {
    private static final int DEEPEST = 60;

    private final Tokens tokens;
    private int at;
    private final int end;
    private int depth;

    private ExpressionReader(Tokens tokens, TokenRange range) {
        this.tokens = tokens;
        this.at = range.from();
        this.end = range.to();
    }

    /** Reads one expression that fills the whole range. */
    public static Expression read(Tokens tokens, TokenRange range) {
        if (range.isEmpty()) {
            return new Opaque(range);
        }
        ExpressionReader reader = new ExpressionReader(tokens, range);
        Expression expression = reader.expression(0);
        return reader.at == range.to() ? expression : new Opaque(range);
    }

    /** Splits a range at its top-level commas; empty for an empty range. */
    public static List<TokenRange> split(Tokens tokens, TokenRange range) {
        List<TokenRange> parts = new ArrayList<>();
        int nesting = 0;
        int start = range.from();
        for (int i = range.from(); i < range.to(); i++) {
            if (opens(tokens, i)) {
                nesting++;
            } else if (closes(tokens, i)) {
                nesting--;
            } else if (nesting == 0 && tokens.isSymbol(i, ",")) {
                parts.add(new TokenRange(start, i));
                start = i + 1;
            }
        }
        if (start < range.to()) {
            parts.add(new TokenRange(start, range.to()));
        }
        return parts;
    }

    static boolean opens(Tokens tokens, int token) {
        char symbol = tokens.symbol(token);
        return symbol == '(' || symbol == '[';
    }

    static boolean closes(Tokens tokens, int token) {
        char symbol = tokens.symbol(token);
        return symbol == ')' || symbol == ']';
    }

    /** The index of the parenthesis or bracket that closes the one at {@code open}, or {@code end} if none does. */
    static int closing(Tokens tokens, int open, int end) {
        int nesting = 0;
        for (int i = open; i < end; i++) {
            if (opens(tokens, i)) {
                nesting++;
            } else if (closes(tokens, i) && --nesting == 0) {
                return i;
            }
        }
        return end;
    }

    private Expression expression(int weakest) {
        if (++depth > DEEPEST) {
            depth--;
            return rest();
        }
        Expression left = operand();
        while (at < end) {
            Expression joined = joined(left, weakest);
            if (joined == null) {
                break;
            }
            left = joined;
        }
        depth--;
        return left;
    }

    private Opaque rest() {
        TokenRange range = new TokenRange(at, end);
        at = end;
        return new Opaque(range);
    }

    /** {@code left} joined with the operator that follows, or null where none that binds strongly enough follows. */
    private @Nullable Expression joined(Expression left, int weakest) {
        if (tokens.kind(at) == Kind.SYMBOL) {
            return joinedBySymbol(left, weakest);
        }
        if (tokens.kind(at) != Kind.WORD) {
            return null;
        }
        if (weakest < 1 && take("or")) {
            return new Operation("or", List.of(left, expression(1)));
        }
        if (weakest < 2 && take("and")) {
            return new Operation("and", List.of(left, expression(2)));
        }
        if (weakest < 4 && tokens.isWord(at, "is")) {
            return is(left);
        }
        if (weakest < 6) {
            boolean not = tokens.isWord(at, "not")
                    && (wordAt(at + 1, "in")
                            || wordAt(at + 1, "like")
                            || wordAt(at + 1, "ilike")
                            || wordAt(at + 1, "between")
                            || wordAt(at + 1, "similar"));
            int operator = not ? at + 1 : at;
            String prefix = not ? "not " : "";
            if (wordAt(operator, "in")) {
                at = operator + 1;
                return in(left, prefix + "in");
            }
            if (wordAt(operator, "like") || wordAt(operator, "ilike") || wordAt(operator, "similar")) {
                at = operator + 1;
                take("to");
                return new Operation(prefix + "like", List.of(left, expression(6)));
            }
            if (wordAt(operator, "between")) {
                at = operator + 1;
                take("symmetric");
                Expression low = expression(6);
                if (!take("and")) {
                    return rest();
                }
                return new Operation(prefix + "between", List.of(left, low, expression(6)));
            }
        }
        if (weakest < 12 && wordAt(at, "at") && wordAt(at + 1, "time") && wordAt(at + 2, "zone")) {
            at += 3;
            return new Call(null, "timezone", List.of(expression(12), left));
        }
        if (weakest < 12 && take("collate")) {
            name();
            return left;
        }
        return null;
    }

    private @Nullable Expression joinedBySymbol(Expression left, int weakest) {
        String symbol = tokens.text(at);
        int strength = strength(symbol);
        if (strength <= weakest) {
            return null;
        }
        at++;
        if (symbol.equals("::")) {
            return new Cast(left, type());
        }
        if (symbol.equals("[")) {
            int close = closing(tokens, at - 1, end);
            Expression index = read(tokens, new TokenRange(at, close));
            at = Math.min(close + 1, end);
            return new Operation("[]", List.of(left, index));
        }
        if ((wordAt(at, "any") || wordAt(at, "all") || wordAt(at, "some")) && symbolAt(at + 1, "(")) {
            String quantified = symbol + " " + tokens.text(at).toLowerCase(Locale.ROOT);
            at++;
            TokenRange inner = parenthesised();
            return startsQuery(inner)
                    ? new Subquery(quantified, left, inner)
                    : new Operation(quantified, List.of(left, read(tokens, inner)));
        }
        return new Operation(symbol.equals("!=") ? "<>" : symbol, List.of(left, expression(strength)));
    }

    private static int strength(String symbol) {
        return switch (symbol) {
            case ")", "]", ",", ";", ":", ":=", "=>", "(", "." -> -1;
            case "=", "<", ">", "<=", ">=", "<>", "!=" -> 5;
            case "+", "-" -> 8;
            case "*", "/", "%" -> 9;
            case "^" -> 10;
            case "::" -> 13;
            case "[" -> 14;
            default -> 7;
        };
    }

    private Expression is(Expression left) {
        at++;
        boolean not = take("not");
        String prefix = not ? "is not " : "is ";
        if (take("null")) {
            return new Operation(prefix + "null", List.of(left));
        }
        if (take("distinct")) {
            return take("from") ? new Operation(prefix + "distinct from", List.of(left, expression(5))) : rest();
        }
        if (at < end && tokens.kind(at) == Kind.WORD) {
            return new Operation(prefix + tokens.text(at++).toLowerCase(Locale.ROOT), List.of(left));
        }
        return rest();
    }

    private Expression in(Expression left, String operator) {
        if (!symbolAt(at, "(")) {
            return rest();
        }
        TokenRange inner = parenthesised();
        if (startsQuery(inner)) {
            return new Subquery(operator, left, inner);
        }
        List<Expression> operands = new ArrayList<>();
        operands.add(left);
        for (TokenRange element : split(tokens, inner)) {
            operands.add(read(tokens, element));
        }
        return new Operation(operator, operands);
    }

    private Expression operand() {
        if (at >= end) {
            return new Opaque(TokenRange.EMPTY);
        }
        return switch (tokens.kind(at)) {
            case STRING, DOLLAR_STRING -> new Literal(StringLiterals.decode(tokens, at++));
            case NUMBER, BIT_STRING -> new Literal(tokens.text(at++).toLowerCase(Locale.ROOT));
            case WORD -> word();
            case QUOTED_IDENTIFIER, PLACEHOLDER -> reference();
            case PARAMETER -> new Call(null, tokens.text(at++), List.of());
            case SYMBOL -> symbolOperand();
            default -> new Opaque(new TokenRange(at, ++at));
        };
    }

    private Expression symbolOperand() {
        if (symbolAt(at, "(")) {
            TokenRange inner = parenthesised();
            if (startsQuery(inner)) {
                return new Subquery("", null, inner);
            }
            List<TokenRange> parts = split(tokens, inner);
            if (parts.size() == 1) {
                depth++;
                Expression only = depth > DEEPEST ? new Opaque(inner) : nested(inner);
                depth--;
                return only;
            }
            return new Operation("row", nested(parts));
        }
        if (symbolAt(at, "*")) {
            at++;
            return new Column(null, "*");
        }
        if (symbolAt(at, "-") || symbolAt(at, "+") || symbolAt(at, "~") || symbolAt(at, "@")) {
            String operator = tokens.text(at++);
            Expression operand = expression(11);
            if (operator.equals("-") && operand instanceof Literal literal && literal.value() != null) {
                return new Literal("-" + literal.value());
            }
            return new Operation(operator, List.of(operand));
        }
        return rest();
    }

    /** Reads a part of this expression with the depth that is already used up. */
    private Expression nested(TokenRange range) {
        ExpressionReader reader = new ExpressionReader(tokens, range);
        reader.depth = depth;
        Expression expression = reader.expression(0);
        return reader.at == range.to() ? expression : new Opaque(range);
    }

    private List<Expression> nested(List<TokenRange> ranges) {
        List<Expression> read = new ArrayList<>();
        for (TokenRange range : ranges) {
            read.add(nested(range));
        }
        return List.copyOf(read);
    }

    private Expression word() {
        if (take("null")) {
            return new Literal(null);
        }
        if (wordAt(at, "true") || wordAt(at, "false")) {
            return new Literal(tokens.text(at++).toLowerCase(Locale.ROOT));
        }
        if (take("not")) {
            return new Operation("not", List.of(expression(3)));
        }
        if (wordAt(at, "exists") && symbolAt(at + 1, "(")) {
            at++;
            return new Subquery("exists", null, parenthesised());
        }
        if (wordAt(at, "case")) {
            return caseExpression();
        }
        if (wordAt(at, "cast") && symbolAt(at + 1, "(")) {
            return cast();
        }
        if (wordAt(at, "row") && symbolAt(at + 1, "(")) {
            at++;
            return new Operation("row", nested(split(tokens, parenthesised())));
        }
        if (wordAt(at, "array") && (symbolAt(at + 1, "[") || symbolAt(at + 1, "("))) {
            boolean query = symbolAt(at + 1, "(");
            at++;
            TokenRange inner = parenthesised();
            return query ? new Subquery("array", null, inner) : new Operation("array", nested(split(tokens, inner)));
        }
        if (at + 1 < end && tokens.kind(at + 1) == Kind.STRING && !wordAt(at, "default")) {
            String type = tokens.text(at++).toLowerCase(Locale.ROOT);
            return new Cast(new Literal(StringLiterals.decode(tokens, at++)), type);
        }
        return reference();
    }

    private Expression cast() {
        at++;
        TokenRange inner = parenthesised();
        int as = inner.to();
        for (int i = inner.to() - 1; i > inner.from(); i--) {
            if (tokens.isWord(i, "as")) {
                as = i;
                break;
            }
        }
        Expression operand = nested(new TokenRange(inner.from(), as));
        return new Cast(
                operand,
                tokens.text(new TokenRange(Math.min(as + 1, inner.to()), inner.to()))
                        .toLowerCase(Locale.ROOT));
    }

    private Expression caseExpression() {
        at++;
        Expression subject = wordAt(at, "when") ? null : expression(0);
        List<When> branches = new ArrayList<>();
        while (take("when")) {
            Expression condition = expression(0);
            if (!take("then")) {
                return rest();
            }
            branches.add(new When(condition, expression(0)));
        }
        Expression otherwise = take("else") ? expression(0) : null;
        return take("end") ? new Case(subject, branches, otherwise) : rest();
    }

    /** A column, or a function call. */
    private Expression reference() {
        List<String> parts = name();
        if (parts.isEmpty()) {
            return rest();
        }
        String last = parts.get(parts.size() - 1);
        String before = parts.size() > 1 ? parts.get(parts.size() - 2) : null;
        if (symbolAt(at, "(")) {
            TokenRange inner = parenthesised();
            List<Expression> arguments = arguments(last, inner);
            skipCallTail();
            return new Call(before, last, arguments);
        }
        if (parts.size() == 1 && isValueFunction(last)) {
            return new Call(null, last, List.of());
        }
        return new Column(before, last);
    }

    private static boolean isValueFunction(String word) {
        return switch (word) {
            case "current_timestamp",
                    "current_date",
                    "current_time",
                    "localtime",
                    "localtimestamp",
                    "current_user",
                    "session_user",
                    "current_role",
                    "current_schema",
                    "current_catalog" -> true;
            default -> false;
        };
    }

    private List<Expression> arguments(String function, TokenRange inner) {
        List<Expression> arguments = new ArrayList<>();
        if (startsQuery(inner)) {
            arguments.add(new Subquery("", null, inner));
            return arguments;
        }
        for (TokenRange part : split(tokens, inner)) {
            TokenRange value = part;
            if (tokens.isWord(value.from(), "distinct") || tokens.isWord(value.from(), "variadic")) {
                value = new TokenRange(value.from() + 1, value.to());
            }
            if (value.to() - value.from() > 2
                    && (tokens.isSymbol(value.from() + 1, "=>") || tokens.isSymbol(value.from() + 1, ":="))) {
                value = new TokenRange(value.from() + 2, value.to());
            }
            Expression argument = nested(value);
            if (argument instanceof Opaque) {
                argument = keywordArguments(function, value);
            }
            arguments.add(argument);
        }
        return arguments;
    }

    /** extract(year FROM x), substring(x FROM 1 FOR 2), trim(BOTH 'x' FROM y), agg(x ORDER BY y): all operands as a row. */
    private Expression keywordArguments(String function, TokenRange range) {
        List<Expression> operands = new ArrayList<>();
        int start = range.from();
        int nesting = 0;
        for (int i = range.from(); i <= range.to(); i++) {
            boolean separator = i == range.to()
                    || (nesting == 0
                            && (tokens.isWord(i, "from")
                                    || tokens.isWord(i, "for")
                                    || tokens.isWord(i, "placing")
                                    || tokens.isWord(i, "both")
                                    || tokens.isWord(i, "leading")
                                    || tokens.isWord(i, "trailing")
                                    || tokens.isWord(i, "order")
                                    || tokens.isWord(i, "by")));
            if (separator) {
                if (start < i) {
                    operands.add(nested(new TokenRange(start, i)));
                }
                start = i + 1;
            } else if (opens(tokens, i)) {
                nesting++;
            } else if (closes(tokens, i)) {
                nesting--;
            }
        }
        if (operands.size() < 2) {
            return new Opaque(range);
        }
        if (function.equals("extract")) {
            return operands.get(1);
        }
        return new Operation("row", operands);
    }

    private void skipCallTail() {
        if (wordAt(at, "filter") && symbolAt(at + 1, "(")) {
            at++;
            parenthesised();
        }
        if (wordAt(at, "over")) {
            at++;
            if (symbolAt(at, "(")) {
                parenthesised();
            } else {
                name();
            }
        }
    }

    private List<String> name() {
        List<String> parts = new ArrayList<>(2);
        while (at < end) {
            Kind kind = tokens.kind(at);
            if (kind == Kind.WORD || kind == Kind.QUOTED_IDENTIFIER || kind == Kind.PLACEHOLDER) {
                parts.add(Identifiers.of(tokens, at++).value());
            } else if (symbolAt(at, "*") && !parts.isEmpty()) {
                parts.add("*");
                at++;
                return parts;
            } else {
                return parts;
            }
            if (!symbolAt(at, ".")) {
                return parts;
            }
            at++;
        }
        return parts;
    }

    /** A type name behind {@code ::}. */
    private String type() {
        int start = at;
        if (name().isEmpty()) {
            return "";
        }
        if ((wordAt(start, "double") && take("precision")) || (wordAt(start, "character") && take("varying"))) {
            start += 0;
        }
        if (symbolAt(at, "(")) {
            parenthesised();
        }
        if ((wordAt(start, "timestamp") || wordAt(start, "time")) && (wordAt(at, "with") || wordAt(at, "without"))) {
            at = Math.min(at + 3, end);
        }
        while (symbolAt(at, "[")) {
            parenthesised();
        }
        return tokens.text(new TokenRange(start, at)).toLowerCase(Locale.ROOT);
    }

    /** The inside of the parentheses or brackets at the current token; goes behind them. */
    private TokenRange parenthesised() {
        int close = closing(tokens, at, end);
        TokenRange inner = new TokenRange(at + 1, close);
        at = Math.min(close + 1, end);
        return inner;
    }

    private boolean startsQuery(TokenRange range) {
        int first = range.from();
        while (first < range.to() && tokens.isSymbol(first, "(")) {
            first++;
        }
        return first < range.to()
                && (tokens.isWord(first, "select")
                        || tokens.isWord(first, "with")
                        || tokens.isWord(first, "values")
                        || tokens.isWord(first, "table"));
    }

    private boolean take(String word) {
        if (wordAt(at, word)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean wordAt(int token, String word) {
        return token < end && tokens.isWord(token, word);
    }

    private boolean symbolAt(int token, String symbol) {
        return token < end && tokens.isSymbol(token, symbol);
    }
}

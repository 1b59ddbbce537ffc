package io.github.migrationguard.rerun;

import io.github.migrationguard.rerun.RowChange.Repeat;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether {@code column = expression} applied to its own result gives that result again. Knows which of PostgreSQL's
 * functions and operators are idempotent (PostgreSQL manual, chapter 9).
 */
final class Repeatability {
    /** Functions f with f(f(x, ..), ..) = f(x, ..) in their first argument. */
    private static final Set<String> IDEMPOTENT = Set.of(
            "abs",
            "array_remove",
            "array_replace",
            "btrim",
            "ceil",
            "ceiling",
            "coalesce",
            "date_trunc",
            "floor",
            "greatest",
            "initcap",
            "jsonb_set",
            "jsonb_strip_nulls",
            "json_strip_nulls",
            "least",
            "left",
            "lower",
            "lpad",
            "ltrim",
            "nullif",
            "right",
            "round",
            "rpad",
            "rtrim",
            "to_json",
            "to_jsonb",
            "trim",
            "trunc",
            "unaccent",
            "upper");

    /** Functions that change their own result again. */
    private static final Set<String> GROWING = Set.of(
            "array_append",
            "array_cat",
            "array_prepend",
            "concat",
            "concat_ws",
            "crypt",
            "decode",
            "digest",
            "encode",
            "encrypt",
            "exp",
            "format",
            "jsonb_insert",
            "ln",
            "log",
            "md5",
            "power",
            "quote_literal",
            "repeat",
            "reverse",
            "sha256",
            "sqrt");

    private Repeatability() {}

    /**
     * Judges one assignment.
     *
     * @param written whether a column reference means a column of the changed row that the statement writes
     */
    static Repeat of(String column, Expression expression, Predicate<Column> written) {
        if (!refers(expression, written)) {
            return Repeat.SAME;
        }
        return shape(column, expression, written);
    }

    private static Repeat shape(String column, Expression expression, Predicate<Column> written) {
        if (expression instanceof Column own) {
            return own.column().equals(column) ? Repeat.SAME : Repeat.DIFFERENT;
        }
        if (expression instanceof Cast cast) {
            return shape(column, cast.operand(), written);
        }
        if (expression instanceof Call call) {
            return call(column, call, written);
        }
        if (expression instanceof Operation operation) {
            return operation(column, operation, written);
        }
        if (expression instanceof Case choice) {
            return choice(column, choice, written);
        }
        if (expression instanceof Literal) {
            return Repeat.SAME;
        }
        if (expression instanceof Subquery) {
            return Repeat.UNKNOWN;
        }
        if (expression instanceof Opaque) {
            return Repeat.UNKNOWN;
        }
        throw new AssertionError(expression);
    }

    private static Repeat call(String column, Call call, Predicate<Column> written) {
        if (GROWING.contains(call.name())) {
            return Repeat.DIFFERENT;
        }
        List<Expression> arguments = call.arguments();
        if (call.name().equals("replace") && arguments.size() == 3) {
            return replacement(column, arguments, written);
        }
        if (!IDEMPOTENT.contains(call.name())) {
            return Repeat.UNKNOWN;
        }
        int inner = call.name().equals("date_trunc") ? 1 : 0;
        for (int i = 0; i < arguments.size(); i++) {
            if (i != inner && refers(arguments.get(i), written) && !call.name().equals("coalesce")) {
                return shape(column, arguments.get(i), written) == Repeat.DIFFERENT ? Repeat.DIFFERENT : Repeat.UNKNOWN;
            }
        }
        if (inner >= arguments.size()) {
            return Repeat.UNKNOWN;
        }
        Expression operand = arguments.get(inner);
        return refers(operand, written) ? shape(column, operand, written) : Repeat.SAME;
    }

    private static Repeat replacement(String column, List<Expression> arguments, Predicate<Column> written) {
        if (arguments.get(1) instanceof Literal from
                && arguments.get(2) instanceof Literal to
                && from.value() != null
                && to.value() != null) {
            return to.value().contains(from.value()) ? Repeat.DIFFERENT : shape(column, arguments.get(0), written);
        }
        return Repeat.UNKNOWN;
    }

    private static Repeat operation(String column, Operation operation, Predicate<Column> written) {
        List<Expression> operands = operation.operands();
        return switch (operation.operator()) {
            case "+", "*", "/", "%", "^", "#", "~", "not" -> Repeat.DIFFERENT;
            case "-" -> minus(column, operands, written);
            case "||" -> concatenation(column, operands, written);
            case "&", "|", "#-" ->
                operands.size() == 2 && !refers(operands.get(1), written)
                        ? shape(column, operands.get(0), written)
                        : Repeat.UNKNOWN;
            case "or", "and" -> logic(column, operands, written);
            default -> Repeat.UNKNOWN;
        };
    }

    /** {@code json - 'key'} removes once; {@code number - 1} goes on. */
    private static Repeat minus(String column, List<Expression> operands, Predicate<Column> written) {
        if (operands.size() != 2) {
            return Repeat.DIFFERENT;
        }
        boolean key = operands.get(1) instanceof Literal literal
                && literal.value() != null
                && !literal.value().isEmpty()
                && !Character.isDigit(literal.value().charAt(0));
        boolean keys = (operands.get(1) instanceof Cast cast && cast.type().startsWith("text"))
                || (operands.get(1) instanceof Operation array
                        && array.operator().equals("array"));
        return key || keys ? shape(column, operands.get(0), written) : Repeat.DIFFERENT;
    }

    /** {@code jsonb || object} merges once; text and arrays grow. */
    private static Repeat concatenation(String column, List<Expression> operands, Predicate<Column> written) {
        Expression added = operands.get(1);
        boolean json = (added instanceof Cast cast && cast.type().startsWith("jsonb"))
                || (added instanceof Call call && call.name().startsWith("jsonb_build"));
        boolean array = added instanceof Cast cast
                && cast.operand() instanceof Literal literal
                && literal.value() != null
                && literal.value().startsWith("[");
        return json && !array && !refers(added, written) ? shape(column, operands.get(0), written) : Repeat.DIFFERENT;
    }

    private static Repeat logic(String column, List<Expression> operands, Predicate<Column> written) {
        for (Expression operand : operands) {
            boolean own =
                    operand instanceof Column reference && reference.column().equals(column);
            if (!own && refers(operand, written)) {
                return Repeat.UNKNOWN;
            }
        }
        return Repeat.SAME;
    }

    /** A mapping of constants repeats the same if no result is mapped on. */
    private static Repeat choice(String column, Case choice, Predicate<Column> written) {
        Map<String, String> mapping = new HashMap<>();
        for (When branch : choice.branches()) {
            String from = constantCompared(column, choice, branch.condition());
            if (from == null || !(unwrapped(branch.result()) instanceof Literal to) || to.value() == null) {
                return choiceWithoutMapping(column, choice, written);
            }
            mapping.put(from, to.value());
        }
        Expression otherwise = choice.otherwise() == null ? new Literal(null) : unwrapped(choice.otherwise());
        boolean keeps = otherwise instanceof Column own && own.column().equals(column);
        String fallback = otherwise instanceof Literal literal ? literal.value() : null;
        if (!keeps && fallback == null) {
            // Everything that is not named becomes NULL, so the results must be named themselves.
            boolean nulls = otherwise instanceof Literal;
            boolean stay = mapping.entrySet().stream()
                    .allMatch(entry -> entry.getValue().equals(mapping.get(entry.getValue())));
            return nulls ? (stay ? Repeat.SAME : Repeat.DIFFERENT) : Repeat.UNKNOWN;
        }
        if (!keeps) {
            mapping.putIfAbsent(fallback, fallback);
        }
        for (String result : mapping.values()) {
            String again = mapping.getOrDefault(result, keeps ? result : fallback);
            if (!result.equals(again)) {
                return Repeat.DIFFERENT;
            }
        }
        return Repeat.SAME;
    }

    private static Repeat choiceWithoutMapping(String column, Case choice, Predicate<Column> written) {
        boolean grows = choice.branches().stream()
                .anyMatch(branch -> refers(branch.result(), written)
                        && shape(column, branch.result(), written) == Repeat.DIFFERENT
                        && !refers(branch.condition(), written));
        return grows ? Repeat.DIFFERENT : Repeat.UNKNOWN;
    }

    private static @org.jspecify.annotations.Nullable String constantCompared(
            String column, Case choice, Expression condition) {
        if (choice.subject() != null) {
            return unwrapped(choice.subject()) instanceof Column subject
                            && subject.column().equals(column)
                            && unwrapped(condition) instanceof Literal literal
                    ? literal.value()
                    : null;
        }
        if (condition instanceof Operation operation
                && operation.operator().equals("=")
                && unwrapped(operation.operands().get(0)) instanceof Column left
                && left.column().equals(column)
                && unwrapped(operation.operands().get(1)) instanceof Literal right) {
            return right.value();
        }
        return null;
    }

    static Expression unwrapped(Expression expression) {
        return expression instanceof Cast cast ? unwrapped(cast.operand()) : expression;
    }

    /** Whether the expression reads a column for which the test holds; what can't be read counts as reading it. */
    static boolean refers(Expression expression, Predicate<Column> test) {
        if (expression instanceof Literal) {
            return false;
        }
        if (expression instanceof Column column) {
            return test.test(column);
        }
        if (expression instanceof Cast cast) {
            return refers(cast.operand(), test);
        }
        if (expression instanceof Call call) {
            return anyRefers(call.arguments(), test);
        }
        if (expression instanceof Operation operation) {
            return anyRefers(operation.operands(), test);
        }
        if (expression instanceof Case choice) {
            return (choice.subject() != null && refers(choice.subject(), test))
                    || (choice.otherwise() != null && refers(choice.otherwise(), test))
                    || anyBranchRefers(choice.branches(), test);
        }
        if (expression instanceof Subquery subquery) {
            return subquery.left() != null && refers(subquery.left(), test);
        }
        if (expression instanceof Opaque) {
            return true;
        }
        throw new AssertionError(expression);
    }

    private static boolean anyRefers(List<Expression> expressions, Predicate<Column> test) {
        for (Expression expression : expressions) {
            if (refers(expression, test)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyBranchRefers(List<When> branches, Predicate<Column> test) {
        for (When branch : branches) {
            if (refers(branch.condition(), test) || refers(branch.result(), test)) {
                return true;
            }
        }
        return false;
    }
}

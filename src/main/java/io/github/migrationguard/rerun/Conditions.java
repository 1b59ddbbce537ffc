package io.github.migrationguard.rerun;

import io.github.migrationguard.rerun.RowChange.Condition;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.Expression.Column;
import io.github.migrationguard.sql.ast.Expression.Literal;
import io.github.migrationguard.sql.ast.Expression.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** WHERE conditions, read as far as they compare columns with constants. */
final class Conditions {
    /**
     * @param comparisons the parts joined by AND that compare a column with constants
     * @param complete whether there is nothing else in the condition
     */
    record Read(List<Condition> comparisons, boolean complete) {}

    private Conditions() {}

    /** The parts of a condition that AND joins. */
    static List<Expression> conjuncts(Expression condition) {
        List<Expression> parts = new ArrayList<>();
        collect(condition, parts);
        return parts;
    }

    private static void collect(Expression condition, List<Expression> into) {
        if (condition instanceof Operation operation && operation.operator().equals("and")) {
            operation.operands().forEach(operand -> collect(operand, into));
        } else {
            into.add(condition);
        }
    }

    static Read read(@Nullable Expression condition, Predicate<Column> own) {
        if (condition == null) {
            return new Read(List.of(), true);
        }
        List<Condition> comparisons = new ArrayList<>();
        boolean complete = true;
        for (Expression part : conjuncts(condition)) {
            Condition comparison = comparison(part, own);
            if (comparison == null) {
                complete = false;
            } else {
                comparisons.add(comparison);
            }
        }
        return new Read(comparisons, complete);
    }

    private static @Nullable Condition comparison(Expression part, Predicate<Column> own) {
        if (!(part instanceof Operation operation)
                || !(Repeatability.unwrapped(operation.operands().get(0)) instanceof Column column)
                || !own.test(column)) {
            return null;
        }
        boolean compares =
                operation.operator().equals("=") || operation.operator().equals("in");
        if (!compares) {
            return null;
        }
        Set<String> values = new HashSet<>();
        for (Expression value :
                operation.operands().subList(1, operation.operands().size())) {
            if (!(Repeatability.unwrapped(value) instanceof Literal literal) || literal.value() == null) {
                return null;
            }
            values.add(literal.value());
        }
        return new Condition(column.column(), values);
    }

    /** Whether an UPDATE's condition is false for every row that the UPDATE has changed. */
    static boolean failsAfter(@Nullable Expression condition, Map<String, Expression> assigned, Predicate<Column> own) {
        if (condition == null) {
            return false;
        }
        for (Expression part : conjuncts(condition)) {
            if (partFailsAfter(part, assigned, own)) {
                return true;
            }
        }
        return false;
    }

    private static boolean partFailsAfter(Expression part, Map<String, Expression> assigned, Predicate<Column> own) {
        if (part instanceof Column flag && own.test(flag)) {
            return isConstant(assigned.get(flag.column()), "false");
        }
        if (!(part instanceof Operation operation)) {
            return false;
        }
        Expression first = operation.operands().get(0);
        if (operation.operator().equals("?") && keyTaken(operation, assigned)) {
            return true;
        }
        if (operation.operator().equals("not") && memberAdded(first, assigned)) {
            return true;
        }
        if (operation.operator().equals("<> all")
                && memberAdded(new Operation("= any", operation.operands()), assigned)) {
            return true;
        }
        if (operation.operator().equals("not") && first instanceof Column flag && own.test(flag)) {
            return isConstant(assigned.get(flag.column()), "true");
        }
        if (operation.operator().equals("not")
                && first instanceof Operation inner
                && inner.operator().equals("like")) {
            return partFailsAfter(new Operation("not like", inner.operands()), assigned, own);
        }
        if ((operation.operator().equals("not like") && first instanceof Expression.Call)
                || first instanceof Expression.Cast) {
            return false;
        }
        if (!(first instanceof Column column) || !own.test(column) || !assigned.containsKey(column.column())) {
            return false;
        }
        Expression value = Repeatability.unwrapped(assigned.get(column.column()));
        return switch (operation.operator()) {
            case "is null" -> !(value instanceof Literal literal && literal.value() == null);
            case "is not null" -> value instanceof Literal literal && literal.value() == null;
            case "is true", "is not false" -> isConstant(value, "false");
            case "is false", "is not true" -> isConstant(value, "true");
            case "=", "in" -> isOtherConstant(value, operation.operands());
            case "<>", "is distinct from" ->
                equalsOperand(value, operation.operands().get(1));
            case "not like" -> matchesPattern(value, operation.operands().get(1));
            default -> false;
        };
    }

    /** {@code WHERE c ? 'key'} of an UPDATE that sets {@code c = .. c - 'key' ..}. */
    private static boolean keyTaken(Operation has, Map<String, Expression> assigned) {
        return has.operands().get(0) instanceof Column column
                && assigned.containsKey(column.column())
                && contains(
                        assigned.get(column.column()),
                        part -> part instanceof Operation minus
                                && minus.operator().equals("-")
                                && minus.operands().size() == 2
                                && minus.operands().get(1).equals(has.operands().get(1)));
    }

    /** {@code WHERE NOT c @> ARRAY[x]} or {@code NOT x = ANY (c)} of an UPDATE that appends x to c. */
    private static boolean memberAdded(Expression condition, Map<String, Expression> assigned) {
        if (!(condition instanceof Operation operation) || operation.operands().size() != 2) {
            return false;
        }
        boolean contained = operation.operator().equals("@>");
        if (!contained && !operation.operator().equals("= any")) {
            return false;
        }
        Expression holder = operation.operands().get(contained ? 0 : 1);
        Expression member = Repeatability.unwrapped(operation.operands().get(contained ? 1 : 0));
        if (member instanceof Operation array
                && array.operator().equals("array")
                && array.operands().size() == 1) {
            member = Repeatability.unwrapped(array.operands().get(0));
        }
        Expression searched = member;
        return holder instanceof Column column
                && searched instanceof Literal
                && assigned.containsKey(column.column())
                && contains(assigned.get(column.column()), searched::equals);
    }

    private static boolean contains(Expression expression, Predicate<Expression> test) {
        if (test.test(expression)) {
            return true;
        }
        if (expression instanceof Expression.Cast cast) {
            return contains(cast.operand(), test);
        }
        if (expression instanceof Operation operation) {
            return operation.operands().stream().anyMatch(operand -> contains(operand, test));
        }
        return expression instanceof Expression.Call call
                && call.arguments().stream().anyMatch(argument -> contains(argument, test));
    }

    private static boolean isConstant(@Nullable Expression value, String constant) {
        return value != null
                && Repeatability.unwrapped(value) instanceof Literal literal
                && literal.value() != null
                && (literal.value().equals(constant) || literal.value().equals(constant.substring(0, 1)));
    }

    private static boolean isOtherConstant(Expression value, List<Expression> compared) {
        if (!(value instanceof Literal literal) || literal.value() == null) {
            return false;
        }
        for (Expression operand : compared.subList(1, compared.size())) {
            if (!(Repeatability.unwrapped(operand) instanceof Literal constant)
                    || literal.value().equals(constant.value())) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalsOperand(Expression value, Expression operand) {
        return value.equals(Repeatability.unwrapped(operand));
    }

    /** {@code x || 'end'} against {@code NOT LIKE '%end'}, {@code 'start' || x} against {@code NOT LIKE 'start%'}. */
    private static boolean matchesPattern(Expression value, Expression pattern) {
        if (!(pattern instanceof Literal like)
                || like.value() == null
                || !(value instanceof Operation operation)
                || !operation.operator().equals("||")) {
            return false;
        }
        String text = like.value();
        Expression last = operation.operands().get(1);
        Expression first = operation.operands().get(0);
        while (first instanceof Operation inner && inner.operator().equals("||")) {
            first = inner.operands().get(0);
        }
        if (text.startsWith("%") && last instanceof Literal end && end.value() != null) {
            String tail = text.substring(1);
            return tail.endsWith("%")
                    ? end.value().contains(tail.substring(0, tail.length() - 1))
                    : end.value().endsWith(tail);
        }
        return text.endsWith("%")
                && first instanceof Literal start
                && start.value() != null
                && start.value().startsWith(text.substring(0, text.length() - 1));
    }
}

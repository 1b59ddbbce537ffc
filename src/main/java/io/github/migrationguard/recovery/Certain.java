package io.github.migrationguard.recovery;

import io.github.migrationguard.sql.ast.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether an expression means the same at any time and in any session, and does nothing besides. */
final class Certain {
    /** Immutable in every version (PostgreSQL manual, chapter 9), and nothing that an extension makes over again. */
    static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "btrim",
            "ceil",
            "char_length",
            "coalesce",
            "floor",
            "greatest",
            "least",
            "left",
            "length",
            "lower",
            "ltrim",
            "md5",
            "nullif",
            "replace",
            "right",
            "round",
            "rtrim",
            "substr",
            "substring",
            "upper");

    private static final Set<String> OPERATORS = Set.of(
            "and",
            "or",
            "not",
            "is null",
            "is not null",
            "is distinct from",
            "is not distinct from",
            "like",
            "not like",
            "in",
            "not in",
            "between",
            "=",
            "<>",
            "<",
            ">",
            "<=",
            ">=",
            "+",
            "-",
            "*",
            "||");

    private static final Set<String> TYPES = Set.of(
            "bool",
            "boolean",
            "int",
            "integer",
            "bigint",
            "smallint",
            "int2",
            "int4",
            "int8",
            "numeric",
            "decimal",
            "text",
            "varchar",
            "character varying",
            "uuid",
            "date",
            "timestamp",
            "timestamp without time zone",
            "jsonb");

    /** Texts that are another date every day (PostgreSQL manual, 8.5.1.4). */
    private static final Set<String> MOVING = Set.of("now", "today", "tomorrow", "yesterday", "allballs");

    private final Set<String> qualifiers;
    private final Set<String> columns;

    /**
     * @param qualifiers what may stand before a column
     * @param columns what may be read
     */
    Certain(Set<String> qualifiers, Set<String> columns) {
        this.qualifiers = Set.copyOf(qualifiers);
        this.columns = Set.copyOf(columns);
    }

    boolean is(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value() == null
                    || !MOVING.contains(literal.value().strip().toLowerCase(Locale.ROOT));
        }
        if (expression instanceof Expression.Column column) {
            return columns.contains(column.column())
                    && (column.qualifier() == null || qualifiers.contains(column.qualifier()));
        }
        if (expression instanceof Expression.Call call) {
            return call.schema() == null && FUNCTIONS.contains(call.name()) && all(call.arguments());
        }
        if (expression instanceof Expression.Operation operation) {
            return OPERATORS.contains(operation.operator()) && all(operation.operands());
        }
        if (expression instanceof Expression.Cast cast) {
            String type = cast.type().replaceFirst("\\s*\\(.*$", "").strip().toLowerCase(Locale.ROOT);
            return TYPES.contains(type) && is(cast.operand());
        }
        if (expression instanceof Expression.Case choice) {
            return (choice.subject() == null || is(choice.subject()))
                    && (choice.otherwise() == null || is(choice.otherwise()))
                    && choice.branches().stream().allMatch(one -> is(one.condition()) && is(one.result()));
        }
        return false;
    }

    private boolean all(List<Expression> expressions) {
        return expressions.stream().allMatch(this::is);
    }
}

package io.github.migrationguard.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value expression (PostgreSQL manual, 4.2), read as far as questions about re-runs need it. What is not read stays
 * {@link Opaque}; that is never an error.
 */
public sealed interface Expression {
    /** A constant. {@code value} is the decoded text of a string, a number or boolean as written in lower case; null for NULL. */
    record Literal(@Nullable String value) implements Expression {}

    /** A column reference, or a PL/pgSQL variable: the grammar can't tell. {@code column} is {@code *} for all. */
    record Column(@Nullable String qualifier, String column) implements Expression {}

    /** A function call; {@code name} folded. Named, ordered and filtered arguments are read like plain ones. */
    record Call(@Nullable String schema, String name, List<Expression> arguments) implements Expression {}

    /**
     * An operator with its operands: {@code and}, {@code or}, {@code not}, {@code is null}, {@code is not null},
     * {@code is distinct from}, {@code is not distinct from}, {@code like}, {@code not like}, {@code in}, {@code not in},
     * {@code between}, {@code row}, {@code array}, {@code []} and PostgreSQL's symbols ({@code !=} reads as {@code <>}).
     */
    record Operation(String operator, List<Expression> operands) implements Expression {}

    record Cast(Expression operand, String type) implements Expression {}

    /** CASE; {@code subject} is null for a searched one. */
    record Case(
            @Nullable Expression subject,
            List<When> branches,
            @Nullable Expression otherwise) implements Expression {}

    /** One WHEN .. THEN of a CASE. */
    record When(Expression condition, Expression result) {}

    /**
     * A query in parentheses: {@code operator} is {@code exists}, {@code in}, {@code not in}, {@code array}, an operator
     * with ANY or ALL, or empty for a scalar one; {@code left} the operand before it.
     */
    record Subquery(String operator, @Nullable Expression left, TokenRange query) implements Expression {}

    record Opaque(TokenRange range) implements Expression {}
}

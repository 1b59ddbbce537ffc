package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.QueryReader;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.Expression.Call;
import io.github.migrationguard.sql.ast.Expression.Cast;
import io.github.migrationguard.sql.ast.Expression.Column;
import io.github.migrationguard.sql.ast.Expression.Literal;
import io.github.migrationguard.sql.ast.Expression.Operation;
import io.github.migrationguard.sql.ast.Expression.Subquery;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.QueryShape;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conditions that look something up in the catalogs or in a table, answered from what is known. Null: can't be told. */
final class GuardConditions {
    private final Run run;
    private final Tokens tokens;
    private final Map<String, Boolean> variables;
    /** What is taken for everything unknown; null: nothing. */
    private final @Nullable Boolean assumed;

    /** @param variables what is known of PL/pgSQL variables: true where the query behind them found something */
    GuardConditions(Run run, Tokens tokens, Map<String, Boolean> variables) {
        this(run, tokens, variables, null);
    }

    private GuardConditions(Run run, Tokens tokens, Map<String, Boolean> variables, @Nullable Boolean assumed) {
        this.run = run;
        this.tokens = tokens;
        this.variables = variables;
        this.assumed = assumed;
    }

    /**
     * Takes what is unknown in a condition to be such that the condition has the given outcome, and remembers it; false
     * where no such assumption was found.
     */
    boolean assume(Expression condition, boolean outcome) {
        for (Boolean unknown : List.of(false, true)) {
            int mark = run.catalog().mark();
            Boolean holds = new GuardConditions(run, tokens, variables, unknown).evaluate(condition);
            if (holds != null && holds == outcome) {
                return true;
            }
            run.catalog().rollback(mark);
        }
        return false;
    }

    @Nullable
    Boolean evaluate(Expression condition) {
        if (condition instanceof Operation operation) {
            return operation(operation);
        }
        if (condition instanceof Subquery subquery) {
            return subquery.operator().equals("exists") ? foundHere(subquery.query()) : scalar(subquery);
        }
        if (condition instanceof Column column) {
            return column.qualifier() == null ? variables.get(column.column()) : null;
        }
        if (condition instanceof Literal literal) {
            return "true".equals(literal.value())
                    ? Boolean.TRUE
                    : "false".equals(literal.value()) ? Boolean.FALSE : null;
        }
        if (condition instanceof Cast cast) {
            return evaluate(cast.operand());
        }
        return null;
    }

    private @Nullable Boolean operation(Operation operation) {
        List<Expression> operands = operation.operands();
        return switch (operation.operator()) {
            case "not" -> negated(evaluate(operands.get(0)));
            case "and" -> both(evaluate(operands.get(0)), evaluate(operands.get(1)));
            case "or" -> negated(both(negated(evaluate(operands.get(0))), negated(evaluate(operands.get(1)))));
            case "is null" -> negated(exists(operands.get(0)));
            case "is not null" -> exists(operands.get(0));
            case "is true", "is not false" -> evaluate(operands.get(0));
            case "is false", "is not true" -> negated(evaluate(operands.get(0)));
            case "=", "<>", ">", "<", ">=", "<=" -> counted(operation.operator(), operands.get(0), operands.get(1));
            default -> null;
        };
    }

    private static @Nullable Boolean negated(@Nullable Boolean value) {
        return value == null ? null : !value;
    }

    private static @Nullable Boolean both(@Nullable Boolean left, @Nullable Boolean right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return Boolean.FALSE;
        }
        return (left == null || right == null) ? null : Boolean.TRUE;
    }

    /** {@code to_regclass('x')}, {@code to_regtype('x')}, a scalar query or a variable filled by one. */
    private @Nullable Boolean exists(Expression value) {
        if (value instanceof Call call && call.arguments().size() == 1) {
            Expression argument = Repeatability.unwrapped(call.arguments().get(0));
            QualifiedName name = argument instanceof Literal literal && literal.value() != null
                    ? TypeNames.userType(literal.value())
                    : null;
            if (name == null) {
                return null;
            }
            return switch (call.name()) {
                case "to_regclass" -> known(run.names().relation(name));
                case "to_regtype" -> known(run.names().existing(ObjectKind.TYPE, name));
                case "to_regnamespace" ->
                    known(Key.global(ObjectKind.SCHEMA, name.name().value()));
                case "to_regrole" ->
                    known(Key.global(ObjectKind.ROLE, name.name().value()));
                default -> null;
            };
        }
        if (value instanceof Subquery subquery && subquery.operator().isEmpty()) {
            return foundHere(subquery.query());
        }
        return value instanceof Column column ? variables.get(column.column()) : null;
    }

    private @Nullable Boolean known(Key key) {
        return switch (run.catalog().presence(key)) {
            case PRESENT -> Boolean.TRUE;
            case ABSENT -> Boolean.FALSE;
            case UNKNOWN -> {
                if (assumed != null) {
                    Lookup.pin(run, key, assumed);
                }
                yield assumed;
            }
        };
    }

    private @Nullable Boolean scalar(Subquery subquery) {
        QueryShape shape = QueryReader.shape(tokens, subquery.query());
        if (shape.items().size() == 1 && shape.from().isEmpty()) {
            return evaluate(ExpressionReader.read(tokens, shape.items().get(0)));
        }
        return null;
    }

    /** A count compared with 0 or 1, as a query or in a variable. */
    private @Nullable Boolean counted(String operator, Expression left, Expression right) {
        if (!(Repeatability.unwrapped(right) instanceof Literal literal) || literal.value() == null) {
            return null;
        }
        Boolean any = null;
        if (left instanceof Subquery subquery) {
            any = foundHere(subquery.query());
        } else if (left instanceof Column column && column.qualifier() == null) {
            any = variables.get(column.column());
        }
        if (literal.value().equals("true") || literal.value().equals("false")) {
            Boolean holds = any == null ? evaluate(left) : any;
            boolean same = operator.equals("=") == literal.value().equals("true");
            return same ? holds : negated(holds);
        }
        return switch (operator + literal.value()) {
            case "=0", "<1", "<=0" -> negated(any);
            case ">0", ">=1", "<>0" -> any;
            case "=1" -> any;
            default -> null;
        };
    }

    /** What a SELECT before INTO gives: whether {@code SELECT EXISTS (..)} holds, whether a count is above zero. */
    static @Nullable Boolean selected(Run run, Tokens tokens, TokenRange select, TokenRange rest) {
        TokenRange item = new TokenRange(Math.min(select.from() + 1, select.to()), select.to());
        Expression value = ExpressionReader.read(tokens, item);
        if (value instanceof Subquery subquery && subquery.operator().equals("exists")) {
            return found(run, tokens, subquery.query());
        }
        return rest.isEmpty()
                ? null
                : foundIn(
                        run, tokens, rest, QueryReader.shape(tokens, new TokenRange(rest.from() - 1, rest.to())), null);
    }

    /** The columns that the condition names; null where it can't be read. */
    private static @Nullable Set<String> columns(Tokens tokens, QueryShape shape) {
        Set<String> columns = new HashSet<>();
        boolean unreadable = !shape.where().isEmpty()
                && Repeatability.refers(ExpressionReader.read(tokens, shape.where()), column -> {
                    columns.add(column.column());
                    return false;
                });
        return unreadable ? null : columns;
    }

    private @Nullable Boolean foundHere(TokenRange query) {
        return foundIn(run, tokens, query, run.texts().shape(tokens, query), assumed);
    }

    /** Whether a query finds rows. */
    static @Nullable Boolean found(Run run, Tokens tokens, TokenRange query) {
        return foundIn(run, tokens, query, run.texts().shape(tokens, query), null);
    }

    private static @Nullable Boolean foundIn(
            Run run, Tokens tokens, TokenRange query, QueryShape shape, @Nullable Boolean assumed) {
        if (shape.from().isEmpty() || shape.combined() != null) {
            return null;
        }
        List<QueryReader.Source> sources = QueryReader.sources(tokens, shape.from());
        if (sources.isEmpty()) {
            return null;
        }
        Lookup lookup = Lookup.read(run, tokens, shape);
        if (sources.stream().anyMatch(source -> Lookup.isCatalog(source.table()))) {
            return lookup.inCatalogs(assumed);
        }
        return sources.size() == 1
                ? inTable(run, tokens, query, shape, sources.get(0).table(), assumed)
                : null;
    }

    /** Rows that this migration inserted itself are certainly there. */
    private static @Nullable Boolean inTable(
            Run run, Tokens tokens, TokenRange query, QueryShape shape, QualifiedName name, @Nullable Boolean assumed) {
        Entity table = run.catalog().find(run.names().relation(name));
        if (table == null) {
            return null;
        }
        if (table.rows().isEmpty()) {
            return Boolean.FALSE;
        }
        Conditions.Read read = shape.where().isEmpty()
                ? new Conditions.Read(List.of(), true)
                : Conditions.read(ExpressionReader.read(tokens, shape.where()), column -> true);
        RowChange probe = new RowChange(
                RowChange.Kind.DELETE,
                RowChange.Repeat.SAME,
                "",
                columns(tokens, shape),
                null,
                Map.of(),
                read.comparisons(),
                read.complete(),
                Map.of(),
                null,
                null);
        for (RowChange made : table.rows().changes()) {
            if (made.kind == RowChange.Kind.INSERT
                    && (Boolean.TRUE.equals(probe.matches(made))
                            || (read.complete() && read.comparisons().isEmpty()))) {
                return Boolean.TRUE;
            }
        }
        if (assumed != null) {
            run.facts().assumptions().assume(query, assumed, table.rows());
            return assumed;
        }
        return run.rerun() ? run.facts().assumptions().found(query, table.rows(), probe) : null;
    }
}

package io.github.migrationguard.rerun;

import io.github.migrationguard.rerun.RowChange.Kind;
import io.github.migrationguard.rerun.RowChange.Repeat;
import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.QueryReader;
import io.github.migrationguard.sql.StatementParser;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Command.Insert;
import io.github.migrationguard.sql.ast.Command.Update;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.Expression.Column;
import io.github.migrationguard.sql.ast.Expression.Literal;
import io.github.migrationguard.sql.ast.Expression.Operation;
import io.github.migrationguard.sql.ast.Expression.Subquery;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.OnConflict;
import io.github.migrationguard.sql.ast.QueryShape;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an INSERT does when it is run twice: its keys, its conflict clause and its guards. */
final class Insertions {
    /** Larger inserts are not matched row by row. */
    private static final int MOST_TOKENS = 20_000;

    private final Run run;
    private final Tokens tokens;
    private final Insert insert;
    private final Key key;
    private final Entity table;

    private Insertions(Run run, Tokens tokens, Insert insert, Key key, Entity table) {
        this.run = run;
        this.tokens = tokens;
        this.insert = insert;
        this.key = key;
        this.table = table;
    }

    static RowChange read(Run run, Tokens tokens, Insert insert, Key key, Entity table) {
        return new Insertions(run, tokens, insert, key, table).read();
    }

    private RowChange read() {
        List<String> columns = columns();
        List<Map<String, Expression>> rows = rows(columns);
        OnConflict conflict = insert.onConflict();
        List<Map<String, String>> constants = constants(rows);
        if (conflict != null) {
            return onConflict(conflict, columns, rows, constants);
        }
        if (insert.source() == Insert.Source.QUERY && isGuarded(rows)) {
            return change(Repeat.SAME, "", constants, Set.of(), Map.of());
        }
        String why = Boolean.TRUE.equals(isKeyed(columns, rows, null)) ? "23505" : "the rows are inserted again";
        return change(Repeat.DIFFERENT, why, constants, Set.of(), Map.of());
    }

    private RowChange change(
            Repeat repeat,
            String why,
            @Nullable List<Map<String, String>> inserted,
            Set<String> writes,
            Map<String, String> constants) {
        return new RowChange(
                Kind.INSERT, repeat, why, Set.of(), writes, constants, List.of(), false, Map.of(), null, inserted);
    }

    private RowChange onConflict(
            OnConflict conflict,
            @Nullable List<String> columns,
            @Nullable List<Map<String, Expression>> rows,
            @Nullable List<Map<String, String>> constants) {
        Boolean keyed = isKeyed(columns, rows, conflict);
        if (Boolean.FALSE.equals(keyed)) {
            return isGuardedQuery(rows)
                    ? change(Repeat.SAME, "", constants, Set.of(), Map.of())
                    : change(
                            Repeat.DIFFERENT,
                            "no unique key stops the rows, so ON CONFLICT never meets a conflict",
                            constants,
                            Set.of(),
                            Map.of());
        }
        if (keyed == null) {
            return change(Repeat.UNKNOWN, "the unique keys of the table are not known", constants, Set.of(), Map.of());
        }
        TokenRange set = conflict.set();
        if (set == null) {
            return change(Repeat.SAME, "", constants, Set.of(), Map.of());
        }
        Map<String, Expression> assigned = DataFacts.assignments(tokens, set);
        Predicate<Column> own = column -> !"excluded".equals(column.qualifier());
        Repeat repeat = Repeat.SAME;
        for (Map.Entry<String, Expression> one : assigned.entrySet()) {
            Repeat single = Repeatability.of(
                    one.getKey(), one.getValue(), column -> own.test(column) && assigned.containsKey(column.column()));
            repeat = single == Repeat.SAME ? repeat : single;
            if (repeat == Repeat.SAME && setsOtherThanInserted(one.getKey(), one.getValue(), rows)) {
                return change(
                        Repeat.DIFFERENT,
                        "ON CONFLICT DO UPDATE sets " + one.getKey() + " to another value than the first run inserted",
                        constants,
                        assigned.keySet(),
                        Map.of());
            }
        }
        return change(
                repeat,
                "ON CONFLICT DO UPDATE computes a value from its own new value",
                constants,
                assigned.keySet(),
                Map.of());
    }

    /** Whether the second run, which updates, gives a column another constant than the first one, which inserted. */
    private boolean setsOtherThanInserted(
            String column, Expression value, @Nullable List<Map<String, Expression>> rows) {
        if (rows == null || !(Repeatability.unwrapped(value) instanceof Literal set)) {
            return false;
        }
        for (Map<String, Expression> row : rows) {
            Expression inserted = row.get(column);
            if (inserted == null) {
                String constant = table.setting(Relations.defaultOf(column));
                boolean unset = constant == null && table.complete() && set.value() != null;
                if (unset || (constant != null && set.value() != null && !constant.contains(set.value()))) {
                    return true;
                }
            } else if (Repeatability.unwrapped(inserted) instanceof Literal literal
                    && !Objects.equals(literal.value(), set.value())) {
                return true;
            }
        }
        return false;
    }

    private boolean isGuardedQuery(@Nullable List<Map<String, Expression>> rows) {
        return insert.source() == Insert.Source.QUERY && isGuarded(rows);
    }

    /** The columns that receive values, in order; null where they can't be told. */
    private @Nullable List<String> columns() {
        if (!insert.columns().isEmpty()) {
            return names(insert.columns());
        }
        return table.complete() ? table.columns() : null;
    }

    /** One expression by column for each row; a query counts as one row. Null where it can't be told. */
    private @Nullable List<Map<String, Expression>> rows(@Nullable List<String> columns) {
        TokenRange range = insert.rows();
        if (columns == null || range.to() - range.from() > MOST_TOKENS) {
            return null;
        }
        return switch (insert.source()) {
            case DEFAULT_VALUES -> List.of(Map.of());
            case VALUES -> values(columns);
            case QUERY -> queryRow(columns);
        };
    }

    private @Nullable List<Map<String, Expression>> values(List<String> columns) {
        List<Map<String, Expression>> rows = new ArrayList<>();
        TokenRange range = insert.rows();
        int first = tokens.isWord(range.from(), "values") ? range.from() + 1 : range.from();
        for (TokenRange row : ExpressionReader.split(tokens, new TokenRange(first, range.to()))) {
            if (!tokens.isSymbol(row.from(), "(")) {
                return null;
            }
            Map<String, Expression> values = new HashMap<>();
            List<TokenRange> parts = ExpressionReader.split(tokens, new TokenRange(row.from() + 1, row.to() - 1));
            for (int i = 0; i < parts.size() && i < columns.size(); i++) {
                if (!tokens.isWord(parts.get(i).from(), "default")) {
                    values.put(columns.get(i), ExpressionReader.read(tokens, parts.get(i)));
                }
            }
            rows.add(values);
        }
        return rows;
    }

    private @Nullable List<Map<String, Expression>> queryRow(List<String> columns) {
        QueryShape shape = QueryReader.shape(tokens, insert.rows());
        Map<String, Expression> values = new HashMap<>();
        List<TokenRange> items = shape.items();
        boolean star = items.stream().anyMatch(item -> tokens.isSymbol(item.to() - 1, "*"));
        if (star) {
            if (items.size() > 1) {
                return null;
            }
            columns.forEach(column -> values.put(column, new Column(null, column)));
            return List.of(values);
        }
        for (int i = 0; i < items.size() && i < columns.size(); i++) {
            TokenRange item = items.get(i);
            int last = item.to() - 1;
            boolean aliased = item.to() - item.from() > 2 && tokens.isWord(last - 1, "as");
            values.put(
                    columns.get(i),
                    ExpressionReader.read(tokens, aliased ? new TokenRange(item.from(), last - 1) : item));
        }
        return items.isEmpty() ? null : List.of(values);
    }

    private @Nullable List<Map<String, String>> constants(@Nullable List<Map<String, Expression>> rows) {
        boolean constantRows = insert.source() == Insert.Source.VALUES
                || (insert.source() == Insert.Source.QUERY
                        && QueryReader.shape(tokens, insert.rows()).from().isEmpty());
        if (rows == null || !constantRows) {
            return null;
        }
        List<Map<String, String>> constants = new ArrayList<>();
        for (Map<String, Expression> row : rows) {
            Map<String, String> values = new HashMap<>();
            for (Map.Entry<String, Expression> one : row.entrySet()) {
                if (Repeatability.unwrapped(one.getValue()) instanceof Literal literal && literal.value() != null) {
                    values.put(one.getKey(), literal.value());
                }
            }
            constants.add(values);
        }
        return constants;
    }

    /**
     * Whether a unique key of the table takes the same value again on the second run, so that it stops the row: false if
     * certainly none does, null if that can't be told.
     */
    private @Nullable Boolean isKeyed(
            @Nullable List<String> columns,
            @Nullable List<Map<String, Expression>> rows,
            @Nullable OnConflict conflict) {
        List<List<String>> keys = new ArrayList<>();
        if (conflict != null && !conflict.columns().isEmpty()) {
            keys.add(names(conflict.columns()));
        } else if (conflict != null && conflict.constraint() != null) {
            PartValue constraint =
                    table.part(Part.constraint(conflict.constraint().value()));
            String named = constraint == null ? null : constraint.settings().get("columns");
            if (named == null || named.isEmpty()) {
                return Boolean.TRUE;
            }
            keys.add(List.of(named.split(",")));
        } else if (conflict != null && conflict.hasTarget()) {
            return Boolean.TRUE;
        } else {
            keys.addAll(Constraints.uniqueKeys(run, key, table));
            if (!table.complete() && keys.isEmpty()) {
                return null;
            }
        }
        if (rows == null) {
            return keys.isEmpty()
                    ? Boolean.FALSE
                    : (columns == null && table.complete()) ? Boolean.TRUE : unknownRows(keys, columns);
        }
        for (List<String> unique : keys) {
            if (allRepeat(unique, rows)) {
                return Boolean.TRUE;
            }
        }
        return Boolean.FALSE;
    }

    private boolean allRepeat(List<String> columns, List<Map<String, Expression>> rows) {
        for (Map<String, Expression> row : rows) {
            for (String column : columns) {
                if (!repeats(column, row)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<String> names(List<Identifier> identifiers) {
        List<String> names = new ArrayList<>(identifiers.size());
        for (Identifier identifier : identifiers) {
            names.add(identifier.value());
        }
        return names;
    }

    /** Rows too many or too odd to read: a key whose columns are all listed is taken to repeat. */
    private @Nullable Boolean unknownRows(List<List<String>> keys, @Nullable List<String> columns) {
        if (columns == null) {
            return null;
        }
        return keys.stream().anyMatch(columns::containsAll) ? Boolean.TRUE : Boolean.FALSE;
    }

    /** Whether the column certainly gets the same value, not NULL, on every run. */
    private boolean repeats(String column, Map<String, Expression> row) {
        Expression value = row.get(column);
        if (value == null) {
            PartValue known = table.part(Part.column(column));
            String constant = table.setting(Relations.defaultOf(column));
            boolean generated = known != null
                    && (known.settings().containsKey("identity")
                            || known.settings().containsKey("generated"));
            return constant != null && !generated && !isVolatile(constant);
        }
        if (value instanceof Literal literal) {
            return literal.value() != null;
        }
        return !isVolatile(value);
    }

    private static boolean isVolatile(String text) {
        return text.contains("nextval")
                || text.contains("random")
                || text.contains("uuid")
                || text.contains("now(")
                || text.contains("timestamp")
                || text.equalsIgnoreCase("null");
    }

    private static boolean isVolatile(Expression value) {
        if (value instanceof Expression.Call call) {
            return isVolatile(call.name() + "(")
                    || call.name().startsWith("current_")
                    || call.name().startsWith("gen_")
                    || anyVolatile(call.arguments());
        }
        if (value instanceof Expression.Cast cast) {
            return isVolatile(cast.operand());
        }
        if (value instanceof Operation operation) {
            return anyVolatile(operation.operands());
        }
        return false;
    }

    private static boolean anyVolatile(List<Expression> values) {
        for (Expression value : values) {
            if (isVolatile(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the query brings no row a second time because it looks at what is already in the table. */
    private boolean isGuarded(@Nullable List<Map<String, Expression>> rows) {
        QueryShape shape = QueryReader.shape(tokens, insert.rows());
        List<QueryShape.Cte> ctes = new ArrayList<>(QueryReader.ctes(tokens, insert.with()));
        ctes.addAll(shape.ctes());
        if (movesRows(shape, ctes)) {
            return true;
        }
        if ("except".equals(shape.combined()) && mentionsTarget(insert.rows())) {
            return true;
        }
        if (shape.where().isEmpty()) {
            return false;
        }
        Set<String> targetAliases = new HashSet<>();
        for (QueryReader.Source source : QueryReader.sources(tokens, shape.from())) {
            if (isTarget(source)) {
                targetAliases.add(source.alias());
            }
        }
        for (Expression part : Conditions.conjuncts(ExpressionReader.read(tokens, shape.where()))) {
            if (guards(part, targetAliases, rows)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTarget(QueryReader.Source source) {
        return source.table().name().value().equals(insert.table().name().value());
    }

    /** {@code WITH moved AS (DELETE .. RETURNING *) INSERT .. SELECT .. FROM moved}: the second run moves nothing. */
    private boolean movesRows(QueryShape shape, List<QueryShape.Cte> ctes) {
        List<QueryReader.Source> sources = QueryReader.sources(tokens, shape.from());
        boolean counts = !shape.grouped()
                && shape.items().size() == 1
                && ExpressionReader.read(tokens, shape.items().get(0)) instanceof Expression.Call;
        if (sources.size() != 1 || counts) {
            return false;
        }
        String source = sources.get(0).table().name().value();
        return ctes.stream().anyMatch(cte -> cte.name().equals(source) && movesOnce(cte));
    }

    private boolean movesOnce(QueryShape.Cte cte) {
        if (tokens.isWord(cte.statement().from(), "delete")) {
            return true;
        }
        return tokens.isWord(cte.statement().from(), "update")
                && StatementParser.parse(
                                tokens, cte.statement().from(), cte.statement().to())
                        instanceof Update update
                && run.facts().ofUpdate(tokens, update, false).isDoneOnce();
    }

    private boolean guards(Expression part, Set<String> targetAliases, @Nullable List<Map<String, Expression>> rows) {
        if (part instanceof Subquery subquery && subquery.operator().equals("not in")) {
            return mentionsTarget(subquery.query());
        }
        if (part instanceof Operation operation) {
            Expression first = operation.operands().get(0);
            return switch (operation.operator()) {
                case "not" ->
                    first instanceof Subquery subquery
                            && (subquery.operator().equals("exists")
                                    || subquery.operator().equals("in"))
                            && mentionsTarget(subquery.query())
                            && looksFor(subquery.query(), rows);
                case "is null" ->
                    first instanceof Column column
                            && column.qualifier() != null
                            && targetAliases.contains(column.qualifier());
                case "=", "<", "<>" ->
                    operation.operands().stream()
                            .anyMatch(operand ->
                                    operand instanceof Subquery subquery && mentionsTarget(subquery.query()));
                case "<> all" ->
                    operation.operands().stream()
                            .anyMatch(operand ->
                                    operand instanceof Subquery subquery && mentionsTarget(subquery.query()));
                default -> false;
            };
        }
        return part instanceof Subquery subquery
                && subquery.operator().equals("<> all")
                && mentionsTarget(subquery.query());
    }

    private boolean mentionsTarget(TokenRange query) {
        return DataFacts.names(QueryReader.relations(tokens, query), insert.table());
    }

    /** Whether NOT EXISTS can find the inserted rows: false where it looks for other constants than are inserted. */
    private boolean looksFor(TokenRange query, @Nullable List<Map<String, Expression>> rows) {
        QueryShape shape = QueryReader.shape(tokens, query);
        if (shape.where().isEmpty() || rows == null) {
            return true;
        }
        Conditions.Read read = Conditions.read(ExpressionReader.read(tokens, shape.where()), column -> true);
        for (RowChange.Condition condition : read.comparisons()) {
            for (Map<String, Expression> row : rows) {
                Expression value = row.get(condition.column());
                if (value != null
                        && Repeatability.unwrapped(value) instanceof Literal literal
                        && literal.value() != null
                        && !condition.values().contains(literal.value())) {
                    return false;
                }
            }
        }
        return true;
    }
}

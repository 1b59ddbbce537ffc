package io.github.migrationguard.rerun;

import io.github.migrationguard.rerun.RowChange.Kind;
import io.github.migrationguard.rerun.RowChange.Repeat;
import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.PlpgsqlBody;
import io.github.migrationguard.sql.QueryReader;
import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.AlterAction.AddColumn;
import io.github.migrationguard.sql.ast.AlterAction.RenameColumn;
import io.github.migrationguard.sql.ast.AlterAction.SetType;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.CreateRoutine;
import io.github.migrationguard.sql.ast.Command.CreateRule;
import io.github.migrationguard.sql.ast.Command.Delete;
import io.github.migrationguard.sql.ast.Command.Merge;
import io.github.migrationguard.sql.ast.Command.Update;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.Expression.Column;
import io.github.migrationguard.sql.ast.Expression.Literal;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.QueryShape;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What data-changing statements of one history do to rows, read once per statement. */
final class DataFacts {
    /** A routine's definition with the tokens it stands in. */
    record Body(Tokens tokens, CreateRoutine routine) {}

    private final IdentityHashMap<Object, RowChange> changes = new IdentityHashMap<>();
    private final Assumptions assumptions = new Assumptions();
    private final Map<String, Body> bodies = new HashMap<>();
    private final Map<String, RuleText> rules = new HashMap<>();
    private final IdentityHashMap<Tokens, Map<TokenRange, List<Command>>> inner = new IdentityHashMap<>();
    private final IdentityHashMap<Object, @Nullable PlpgsqlBody> blocks = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Script> scripts = new IdentityHashMap<>();

    Assumptions assumptions() {
        return assumptions;
    }

    /** The change of a statement; null where it was not read yet. */
    @Nullable
    RowChange known(Object statement) {
        return changes.get(statement);
    }

    RowChange keep(Object statement, RowChange change) {
        changes.put(statement, change);
        return change;
    }

    /** The statements inside a WITH list, parsed the first time. */
    List<Command> commands(TokenRange with, Tokens tokens, Supplier<List<Command>> reader) {
        Map<TokenRange, List<Command>> known = inner.get(tokens);
        if (known == null) {
            known = new HashMap<>();
            inner.put(tokens, known);
        }
        List<Command> commands = known.get(with);
        if (commands == null) {
            commands = reader.get();
            known.put(with, commands);
        }
        return commands;
    }

    /** The readable block of a DO or a PL/pgSQL routine; null where it can't be read. */
    @Nullable
    PlpgsqlBody block(Object statement, Supplier<@Nullable PlpgsqlBody> reader) {
        if (!blocks.containsKey(statement)) {
            blocks.put(statement, reader.get());
        }
        return blocks.get(statement);
    }

    /** The statements of an SQL routine. */
    Script script(Object statement, Supplier<Script> reader) {
        Script known = scripts.get(statement);
        if (known == null) {
            known = reader.get();
            scripts.put(statement, known);
        }
        return known;
    }

    void keepBody(Tokens tokens, CreateRoutine routine) {
        bodies.put(tokens.text(routine.definition()), new Body(tokens, routine));
    }

    /** A rule's definition with the tokens it stands in. */
    record RuleText(Tokens tokens, CreateRule rule) {}

    void keepRule(Tokens tokens, CreateRule rule) {
        rules.put(tokens.text(rule.definition()), new RuleText(tokens, rule));
    }

    @Nullable
    RuleText rule(PartValue value) {
        return rules.get(value.definition());
    }

    @Nullable
    Body body(Entity routine) {
        return bodies.get(routine.definition());
    }

    /** ALTER COLUMN .. TYPE .. USING expression: every value is computed again. */
    RowChange ofConversion(Tokens tokens, SetType set) {
        RowChange known = known(set);
        return known != null ? known : keep(set, Conversions.read(tokens, set));
    }

    /** ADD COLUMN of a column that was not there: its values are new. */
    RowChange ofNewColumn(AddColumn add) {
        RowChange known = known(add);
        return known != null ? known : keep(add, valuesOf(add.column().name().value(), Set.of()));
    }

    /** RENAME COLUMN: the values go on under another name. */
    RowChange ofRename(RenameColumn rename) {
        RowChange known = known(rename);
        return known != null
                ? known
                : keep(
                        rename,
                        valuesOf(rename.name().value(), Set.of(rename.column().value())));
    }

    private static RowChange valuesOf(String column, Set<String> reads) {
        return new RowChange(
                Kind.UPDATE, Repeat.SAME, "", reads, Set.of(column), Map.of(), List.of(), true, Map.of(), null, null);
    }

    RowChange ofUpdate(Tokens tokens, Update update, boolean inLoop) {
        RowChange known = known(update);
        return known != null ? known : keep(update, readUpdate(tokens, update, inLoop));
    }

    private static RowChange readUpdate(Tokens tokens, Update update, boolean inLoop) {
        Predicate<Column> ownName = ownName(update.table(), update.alias());
        Map<String, Expression> assigned = assignments(tokens, update.set());
        Set<String> writes = assigned.keySet();
        Predicate<Column> written = column -> ownName.test(column) && writes.contains(column.column());
        Expression where = update.where().isEmpty() ? null : ExpressionReader.read(tokens, update.where());
        Repeat repeat = Repeat.SAME;
        String why = "";
        for (Map.Entry<String, Expression> assignment : assigned.entrySet()) {
            Repeat one = Repeatability.of(assignment.getKey(), assignment.getValue(), written);
            if (one == Repeat.SAME && selfReading(tokens, assignment.getValue(), update, writes)) {
                one = Repeat.UNKNOWN;
            }
            if (one != Repeat.SAME && repeat != Repeat.DIFFERENT) {
                repeat = one;
                why = "column " + assignment.getKey() + " is computed from its own new value";
            }
        }
        if (repeat != Repeat.SAME && Conditions.failsAfter(where, assigned, ownName)) {
            repeat = Repeat.SAME;
            why = "";
        }
        TokenRange all = new TokenRange(
                update.set().from(), Math.max(update.set().to(), update.where().to()));
        if (!inLoop && limitsOwnRows(tokens, all, update.table())) {
            repeat = Repeat.DIFFERENT;
            why = "LIMIT picks other rows the second time";
        }
        Conditions.Read conditions = Conditions.read(where, ownName);
        return new RowChange(
                Kind.UPDATE,
                repeat,
                why,
                reads(assigned, where, ownName),
                Collections.unmodifiableSet(writes),
                constants(assigned),
                conditions.comparisons(),
                conditions.complete(),
                assigned,
                where,
                null);
    }

    /** Whether an assigned value is a query over the changed table and the columns that are written. */
    private static boolean selfReading(Tokens tokens, Expression value, Update update, Set<String> writes) {
        TokenRange query = subquery(value);
        if (query == null) {
            return false;
        }
        boolean sameTable = names(QueryReader.relations(tokens, query), update.table());
        Set<String> words = Uses.words(tokens, query);
        return sameTable && (words.contains("*") || !Collections.disjoint(writes, words));
    }

    private static @Nullable TokenRange subquery(Expression value) {
        if (value instanceof Expression.Subquery subquery) {
            return subquery.query();
        }
        if (value instanceof Expression.Cast cast) {
            return subquery(cast.operand());
        }
        if (value instanceof Expression.Call call) {
            return firstSubquery(call.arguments());
        }
        if (value instanceof Expression.Operation operation) {
            return firstSubquery(operation.operands());
        }
        return null;
    }

    private static @Nullable TokenRange firstSubquery(List<Expression> values) {
        for (Expression value : values) {
            TokenRange query = subquery(value);
            if (query != null) {
                return query;
            }
        }
        return null;
    }

    /** Columns by what is assigned to them; a multi-column assignment of a query counts as opaque for each. */
    static Map<String, Expression> assignments(Tokens tokens, TokenRange set) {
        Map<String, Expression> assigned = new LinkedHashMap<>();
        for (TokenRange part : ExpressionReader.split(tokens, set)) {
            int equals = equalsSign(tokens, part);
            if (equals < 0) {
                continue;
            }
            TokenRange value = new TokenRange(equals + 1, part.to());
            if (tokens.isSymbol(part.from(), "(")) {
                assignRow(tokens, new TokenRange(part.from() + 1, equals - 1), value, assigned);
            } else {
                assigned.put(Queries.nameAt(tokens, part.from()), ExpressionReader.read(tokens, value));
            }
        }
        return assigned;
    }

    private static void assignRow(Tokens tokens, TokenRange columns, TokenRange value, Map<String, Expression> into) {
        List<TokenRange> names = ExpressionReader.split(tokens, columns);
        Expression row = ExpressionReader.read(tokens, value);
        for (int i = 0; i < names.size(); i++) {
            Expression part = row instanceof Expression.Operation operation
                            && operation.operator().equals("row")
                            && operation.operands().size() == names.size()
                    ? operation.operands().get(i)
                    : row;
            into.put(Queries.nameAt(tokens, names.get(i).from()), part);
        }
    }

    private static int equalsSign(Tokens tokens, TokenRange part) {
        int nesting = 0;
        for (int i = part.from(); i < part.to(); i++) {
            if (tokens.isSymbol(i, "(") || tokens.isSymbol(i, "[")) {
                nesting++;
            } else if (tokens.isSymbol(i, ")") || tokens.isSymbol(i, "]")) {
                nesting--;
            } else if (nesting == 0 && tokens.isSymbol(i, "=")) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, String> constants(Map<String, Expression> assigned) {
        Map<String, String> constants = new HashMap<>();
        for (Map.Entry<String, Expression> one : assigned.entrySet()) {
            if (Repeatability.unwrapped(one.getValue()) instanceof Literal literal && literal.value() != null) {
                constants.put(one.getKey(), literal.value());
            }
        }
        return constants;
    }

    private static @Nullable Set<String> reads(
            Map<String, Expression> assigned, @Nullable Expression where, Predicate<Column> own) {
        Set<String> reads = new LinkedHashSet<>();
        boolean known = where == null || collectReads(where, own, reads);
        for (Expression value : assigned.values()) {
            known &= collectReads(value, own, reads);
        }
        return known ? reads : null;
    }

    /** Adds the own columns that the expression reads; false where it has parts that can't be read. */
    private static boolean collectReads(Expression expression, Predicate<Column> own, Set<String> into) {
        // With a test that never holds, only what can't be read answers true.
        return !Repeatability.refers(expression, column -> {
            if (own.test(column)) {
                into.add(column.column());
            }
            return false;
        });
    }

    RowChange ofDelete(Tokens tokens, Delete delete, boolean inLoop) {
        RowChange known = known(delete);
        return known != null ? known : keep(delete, readDelete(tokens, delete, inLoop));
    }

    private static RowChange readDelete(Tokens tokens, Delete delete, boolean inLoop) {
        Predicate<Column> own = ownName(delete.table(), delete.alias());
        Expression where = delete.where().isEmpty() ? null : ExpressionReader.read(tokens, delete.where());
        boolean limited = !inLoop && limitsOwnRows(tokens, delete.where(), delete.table());
        boolean moving = where != null && comparesWithOwnAggregate(tokens, where, delete.table());
        Conditions.Read conditions = Conditions.read(where, own);
        Set<String> reads = new LinkedHashSet<>();
        boolean known = where == null || collectReads(where, own, reads);
        return new RowChange(
                Kind.DELETE,
                limited || moving ? Repeat.DIFFERENT : Repeat.SAME,
                limited
                        ? "LIMIT picks other rows the second time"
                        : moving ? "what the condition computes over the table moves with every run" : "",
                known ? reads : null,
                null,
                Map.of(),
                conditions.comparisons(),
                conditions.complete() && delete.using().isEmpty(),
                Map.of(),
                where,
                null);
    }

    RowChange ofMerge(Tokens tokens, Merge merge) {
        RowChange known = known(merge);
        return known != null ? known : keep(merge, readMerge(tokens, merge));
    }

    private static RowChange readMerge(Tokens tokens, Merge merge) {
        Predicate<Column> own = ownName(merge.table(), merge.alias());
        Repeat repeat = Repeat.SAME;
        Set<String> writes = new LinkedHashSet<>();
        TokenRange body = merge.body();
        for (int i = body.from(); i + 1 < body.to(); i++) {
            if (tokens.isWord(i, "update") && tokens.isWord(i + 1, "set")) {
                int end = i + 2;
                while (end < body.to() && !tokens.isWord(end, "when") && !tokens.isWord(end, "returning")) {
                    end++;
                }
                Map<String, Expression> assigned = assignments(tokens, new TokenRange(i + 2, end));
                writes.addAll(assigned.keySet());
                for (Map.Entry<String, Expression> one : assigned.entrySet()) {
                    Repeat single = Repeatability.of(
                            one.getKey(),
                            one.getValue(),
                            column -> isQualifiedOwn(column, merge)
                                    && own.test(column)
                                    && assigned.containsKey(column.column()));
                    repeat = single == Repeat.SAME ? repeat : single;
                }
            }
        }
        if (togglesOrRepeats(tokens, body)) {
            repeat = Repeat.DIFFERENT;
        }
        return new RowChange(
                Kind.UPDATE,
                repeat,
                "MERGE changes rows that it changed before",
                null,
                writes,
                Map.of(),
                List.of(),
                false,
                Map.of(),
                null,
                null);
    }

    /** A MERGE that deletes what it inserted, or inserts because nothing can ever match. */
    private static boolean togglesOrRepeats(Tokens tokens, TokenRange body) {
        boolean deletes = false;
        boolean inserts = false;
        boolean never = false;
        for (int i = body.from(); i + 1 < body.to(); i++) {
            deletes |= tokens.isWord(i, "then") && tokens.isWord(i + 1, "delete");
            inserts |= tokens.isWord(i, "then") && tokens.isWord(i + 1, "insert");
            never |= tokens.isWord(i, "on") && tokens.isWord(i + 1, "false");
        }
        return inserts && (deletes || never);
    }

    private static boolean isQualifiedOwn(Column column, Merge merge) {
        Identifier alias = merge.alias();
        String name = alias == null ? merge.table().name().value() : alias.value();
        return name.equals(column.qualifier());
    }

    /** Whether a column reference can mean the changed table. */
    static Predicate<Column> ownName(QualifiedName table, @Nullable Identifier alias) {
        String name = alias == null ? table.name().value() : alias.value();
        return column -> column.qualifier() == null || column.qualifier().equals(name);
    }

    /** {@code x < (SELECT avg(x) FROM the same table)}: without GROUP BY there is always such a row. */
    private static boolean comparesWithOwnAggregate(Tokens tokens, Expression where, QualifiedName table) {
        for (Expression part : Conditions.conjuncts(where)) {
            if (part instanceof Expression.Operation operation
                    && operation.operands().size() == 2
                    && operation.operands().get(1) instanceof Expression.Subquery subquery
                    && subquery.operator().isEmpty()) {
                QueryShape shape = QueryReader.shape(tokens, subquery.query());
                boolean own = names(QueryReader.relations(tokens, subquery.query()), table);
                boolean aggregate = shape.items().size() == 1
                        && ExpressionReader.read(tokens, shape.items().get(0)) instanceof Expression.Call call
                        && List.of("min", "max", "avg", "sum", "count").contains(call.name());
                if (own && aggregate && !shape.grouped() && shape.where().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a query over the changed table inside the range cuts its rows with LIMIT. */
    private static boolean limitsOwnRows(Tokens tokens, TokenRange range, QualifiedName table) {
        for (int i = range.from(); i < range.to(); i++) {
            if (tokens.isWord(i, "limit") || tokens.isWord(i, "fetch")) {
                return names(QueryReader.relations(tokens, range), table);
            }
        }
        return false;
    }

    /** Whether one of the names is the table's, in whatever schema. */
    static boolean names(List<QualifiedName> names, QualifiedName table) {
        for (QualifiedName name : names) {
            if (name.name().value().equals(table.name().value())) {
                return true;
            }
        }
        return false;
    }
}

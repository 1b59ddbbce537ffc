package io.github.migrationguard.rule;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.QueryReader;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.ColumnDefinition;
import io.github.migrationguard.sql.ast.Command.CreateTable;
import io.github.migrationguard.sql.ast.Command.Insert;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.QueryShape;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an INSERT so that each row is inserted only where it is missing. */
final class Inserted {
    /** More rows than that are not written out one by one. */
    private static final int MOST_ROWS = 20;

    private Inserted() {}

    /** The offset behind the rows, where ON CONFLICT goes. */
    static int end(Step step) {
        if (step.command() instanceof Insert insert && !insert.rows().isEmpty()) {
            return Place.of(step.tokens(), insert.rows()).end();
        }
        return step.end();
    }

    /** One INSERT .. SELECT .. WHERE NOT EXISTS for each row; null where the rows are not simple enough. */
    static @Nullable Cure unlessThere(Step step, Insert insert, Migration migration) {
        Tokens tokens = step.tokens();
        boolean plain = insert.with().isEmpty() && !step.says("returning") && !step.says("overriding");
        List<String> columns = columns(tokens, insert, migration);
        List<List<TokenRange>> rows = plain ? rows(tokens, insert) : List.of();
        if (columns.isEmpty() || rows.isEmpty() || rows.size() > MOST_ROWS) {
            return plain && !columns.isEmpty() ? CopiedRows.unlessThere(step, insert, columns) : null;
        }
        String table =
                tokens.text().substring(insert.table().start(), insert.table().end());
        List<String> statements = new ArrayList<>();
        for (List<TokenRange> row : rows) {
            String statement = row.size() <= columns.size() ? statement(tokens, table, columns, row) : null;
            if (statement == null) {
                return null;
            }
            statements.add(statement);
        }
        String text = String.join(";\n", statements);
        return Cure.edit(step, new Edit(step.start(), step.end(), text));
    }

    private static @Nullable String statement(
            Tokens tokens, String table, List<String> columns, List<TokenRange> values) {
        List<String> names = new ArrayList<>();
        List<String> items = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = tokens.text(values.get(i));
            if (value.equalsIgnoreCase("default")) {
                continue;
            }
            names.add(columns.get(i));
            items.add(value);
            Expression read = ExpressionReader.read(tokens, values.get(i));
            if (isNull(read)) {
                conditions.add(columns.get(i) + " IS NULL");
            } else if (isComparable(read, value)) {
                conditions.add(columns.get(i) + " = " + value);
            }
        }
        if (conditions.isEmpty()) {
            return null;
        }
        return "INSERT INTO " + table + " (" + String.join(", ", names) + ")\nSELECT " + String.join(", ", items)
                + "\nWHERE NOT EXISTS (SELECT 1 FROM " + table + " WHERE " + String.join(" AND ", conditions) + ")";
    }

    private static boolean isNull(Expression value) {
        return value instanceof Expression.Literal literal && literal.value() == null;
    }

    /** A constant whose type has an equality; json, which has none, is mostly written as an object or a list. */
    private static boolean isComparable(Expression value, String text) {
        Expression inner = value instanceof Expression.Cast cast ? cast.operand() : value;
        boolean negative = inner instanceof Expression.Operation operation
                && operation.operator().equals("-")
                && operation.operands().size() == 1;
        boolean json = text.startsWith("'{") || text.startsWith("'[") || text.contains("json");
        return (inner instanceof Expression.Literal || negative) && !json;
    }

    private static List<List<TokenRange>> rows(Tokens tokens, Insert insert) {
        List<List<TokenRange>> rows = new ArrayList<>();
        if (insert.source() == Insert.Source.QUERY) {
            QueryShape shape = QueryReader.shape(tokens, insert.rows());
            boolean constants = shape.from().isEmpty()
                    && shape.where().isEmpty()
                    && shape.combined() == null
                    && !shape.limited()
                    && !shape.grouped();
            return constants && !shape.items().isEmpty() ? List.of(shape.items()) : List.of();
        }
        for (TokenRange row : ExpressionReader.split(tokens, insert.rows())) {
            int open = row.from();
            while (open < row.to() && !tokens.isSymbol(open, "(")) {
                open++;
            }
            if (row.to() - open < 3 || rows.size() > MOST_ROWS) {
                return List.of();
            }
            rows.add(ExpressionReader.split(tokens, new TokenRange(open + 1, row.to() - 1)));
        }
        return rows;
    }

    /** As written in the INSERT, else as this migration created the table; empty where they are not known. */
    private static List<String> columns(Tokens tokens, Insert insert, Migration migration) {
        if (!insert.columns().isEmpty()) {
            List<String> columns = new ArrayList<>();
            for (Identifier column : insert.columns()) {
                columns.add(written(tokens, column));
            }
            return columns;
        }
        for (Statement statement : migration.script().statements()) {
            if (statement.command() instanceof CreateTable create
                    && create.name().toString().equals(insert.table().toString())
                    && create.likes().isEmpty()
                    && create.inherits().isEmpty()) {
                List<String> columns = new ArrayList<>();
                for (ColumnDefinition column : create.columns()) {
                    columns.add(written(statement.tokens(), column.name()));
                }
                return columns;
            }
        }
        return List.of();
    }

    private static String written(Tokens tokens, Identifier name) {
        return tokens.text().substring(name.start(), name.end());
    }
}

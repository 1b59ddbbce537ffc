package io.github.migrationguard.recovery;

import io.github.migrationguard.database.Sessions;
import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.Identifiers;
import io.github.migrationguard.sql.QueryReader;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.OnConflict;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.QueryShape;
import io.github.migrationguard.sql.ast.TokenRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a statement would still change. Where there is none, it does not matter any more whether it ran. Only
 * forms of which that is certain are asked about, and they are only read.
 */
final class Residue {
    /** More need not be counted. */
    static final int MOST = 1000;

    private final Connection connection;
    private final String schema;

    /**
     * @param connection with a transaction open
     * @param schema what names without a schema mean
     */
    Residue(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /**
     * Counts.
     *
     * @return up to {@link #MOST}; empty where the form is not certain, or the database does not answer
     * @throws SQLException where the session is lost
     */
    OptionalLong rows(Statement statement) throws SQLException {
        Tokens tokens = statement.tokens();
        for (int i = statement.range().from(); i < statement.range().to(); i++) {
            if (tokens.kind(i) == Kind.PLACEHOLDER) {
                return OptionalLong.empty();
            }
        }
        execute("SAVEPOINT residue");
        try {
            String condition = null;
            Command command = statement.command();
            if (command instanceof Command.Update update) {
                condition = update(tokens, update);
            } else if (command instanceof Command.Delete delete) {
                condition = delete(tokens, delete);
            } else if (command instanceof Command.Insert insert) {
                condition = insert(tokens, insert);
            }
            return condition == null ? OptionalLong.empty() : OptionalLong.of(count(condition));
        } catch (SQLException refused) {
            if (connection.isValid(0)) {
                return OptionalLong.empty();
            }
            throw refused;
        } finally {
            if (connection.isValid(0)) {
                execute("ROLLBACK TO residue");
                execute("RELEASE residue");
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String rows) throws SQLException {
        try (PreparedStatement path =
                connection.prepareStatement("SELECT pg_catalog.set_config('search_path', ?, true)")) {
            path.setString(1, Sessions.quoted(schema));
            path.execute();
        }
        try (java.sql.Statement query = connection.createStatement()) {
            query.setEscapeProcessing(false);
            try (ResultSet row =
                    query.executeQuery("SELECT pg_catalog.count(*) FROM (" + rows + "\nLIMIT " + MOST + ") rows")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private @Nullable PlainTable table(QualifiedName name) throws SQLException {
        String place = name.schema() == null ? schema : name.schema().value();
        return PlainTable.read(connection, place, name.name().value(), Certain.FUNCTIONS);
    }

    private static String alias(QualifiedName name, @Nullable Identifier alias) {
        return alias == null ? name.name().value() : alias.value();
    }

    private String from(QualifiedName name, @Nullable Identifier alias) {
        String place = name.schema() == null ? schema : name.schema().value();
        return "SELECT FROM " + Sessions.quoted(place) + "."
                + Sessions.quoted(name.name().value())
                + " AS " + Sessions.quoted(alias(name, alias));
    }

    private @Nullable String delete(Tokens tokens, Command.Delete delete) throws SQLException {
        PlainTable table = delete.with().isEmpty() && delete.using().isEmpty() ? table(delete.table()) : null;
        if (table == null) {
            return null;
        }
        Certain certain = new Certain(Set.of(alias(delete.table(), delete.alias())), table.columns());
        if (delete.where().isEmpty()) {
            return from(delete.table(), delete.alias());
        }
        return certain.is(ExpressionReader.read(tokens, delete.where()))
                ? from(delete.table(), delete.alias()) + " WHERE " + tokens.text(delete.where())
                : null;
    }

    /** The rows that it meets and that are not as it would make them. */
    private @Nullable String update(Tokens tokens, Command.Update update) throws SQLException {
        PlainTable table = update.with().isEmpty() && update.from().isEmpty() ? table(update.table()) : null;
        if (table == null) {
            return null;
        }
        String alias = alias(update.table(), update.alias());
        Certain certain = new Certain(Set.of(alias), table.columns());
        if (!update.where().isEmpty() && !certain.is(ExpressionReader.read(tokens, update.where()))) {
            return null;
        }
        List<String> changes = new ArrayList<>();
        for (TokenRange assignment : ExpressionReader.split(tokens, update.set())) {
            // column = value
            TokenRange value = new TokenRange(assignment.from() + 2, assignment.to());
            boolean simple = !value.isEmpty() && tokens.isSymbol(assignment.from() + 1, "=");
            String column = simple ? Identifiers.of(tokens, assignment.from()).value() : "";
            if (!table.columns().contains(column) || !certain.is(ExpressionReader.read(tokens, value))) {
                return null;
            }
            changes.add(Sessions.quoted(alias) + "." + Sessions.quoted(column) + " IS DISTINCT FROM ("
                    + tokens.text(value) + "\n)");
        }
        String changed = "(" + String.join(" OR ", changes) + ")";
        return from(update.table(), update.alias()) + " WHERE "
                + (update.where().isEmpty() ? "" : "(" + tokens.text(update.where()) + "\n) AND ") + changed;
    }

    private @Nullable String insert(Tokens tokens, Command.Insert insert) throws SQLException {
        PlainTable table = insert.with().isEmpty() ? table(insert.table()) : null;
        if (table == null) {
            return null;
        }
        return switch (insert.source()) {
            case VALUES -> values(tokens, insert, table);
            case QUERY -> insert.onConflict() == null ? query(tokens, insert.rows()) : null;
            case DEFAULT_VALUES -> null;
        };
    }

    /** One row for each of VALUES whose key is not there. */
    private @Nullable String values(Tokens tokens, Command.Insert insert, PlainTable table) {
        OnConflict conflict = insert.onConflict();
        if (conflict == null || !conflict.doNothing() || conflict.constraint() != null) {
            return null;
        }
        List<String> columns = insert.columns().stream().map(Identifier::value).toList();
        Set<String> target = conflict.columns().stream().map(Identifier::value).collect(Collectors.toSet());
        List<Set<String>> keys = table.keys().stream()
                .filter(key -> columns.containsAll(key) && table.columns().containsAll(key))
                .filter(key -> !conflict.hasTarget() || key.equals(target))
                .toList();
        if (keys.isEmpty()) {
            return null;
        }
        Certain certain = new Certain(Set.of(), Set.of());
        List<String> missing = new ArrayList<>();
        for (TokenRange row : ExpressionReader.split(tokens, insert.rows())) {
            List<TokenRange> values = ExpressionReader.split(tokens, new TokenRange(row.from() + 1, row.to() - 1));
            if (values.size() != columns.size() || missing.size() == MOST) {
                return null;
            }
            TreeMap<String, String> cells = new TreeMap<>();
            for (int i = 0; i < values.size(); i++) {
                if (certain.is(ExpressionReader.read(tokens, values.get(i)))) {
                    cells.put(columns.get(i), tokens.text(values.get(i)));
                }
            }
            List<String> absent = new ArrayList<>();
            for (Set<String> key : keys) {
                if (cells.keySet().containsAll(key)) {
                    absent.add("NOT EXISTS (" + from(insert.table(), null) + " WHERE "
                            + key.stream()
                                    .map(column -> Sessions.quoted(column) + " = (" + cells.get(column) + "\n)")
                                    .collect(Collectors.joining(" AND "))
                            + ")");
                }
            }
            if (absent.isEmpty()) {
                return null;
            }
            missing.add("SELECT WHERE " + String.join(" AND ", absent));
        }
        return missing.isEmpty() ? null : String.join("\nUNION ALL ", missing);
    }

    /** {@code SELECT .. [FROM table] WHERE NOT EXISTS (SELECT .. FROM table WHERE ..)}: the rows that it gives. */
    private @Nullable String query(Tokens tokens, TokenRange rows) throws SQLException {
        QueryShape shape = QueryReader.shape(tokens, rows);
        if (!isSimple(shape)) {
            return null;
        }
        Set<String> names = new HashSet<>();
        Set<String> columns = new HashSet<>();
        if (!shape.from().isEmpty() && !source(tokens, shape.from(), names, columns)) {
            return null;
        }
        Expression condition = ExpressionReader.read(tokens, shape.where());
        List<Expression> parts = condition instanceof Expression.Operation both
                        && both.operator().equals("and")
                ? both.operands()
                : List.of(condition);
        boolean guarded = false;
        for (Expression part : parts) {
            if (part instanceof Expression.Operation not
                    && not.operator().equals("not")
                    && not.operands().get(0) instanceof Expression.Subquery exists
                    && exists.operator().equals("exists")) {
                if (!isCertain(tokens, exists.query(), names, columns)) {
                    return null;
                }
                guarded = true;
            } else if (!new Certain(names, columns).is(part)) {
                return null;
            }
        }
        String from = shape.from().isEmpty() ? "" : " FROM " + tokens.text(shape.from());
        return guarded ? "SELECT" + from + "\nWHERE " + tokens.text(shape.where()) : null;
    }

    private boolean isCertain(Tokens tokens, TokenRange query, Set<String> names, Set<String> columns)
            throws SQLException {
        QueryShape inner = QueryReader.shape(tokens, query);
        Set<String> allNames = new HashSet<>(names);
        Set<String> allColumns = new HashSet<>(columns);
        return isSimple(inner)
                && source(tokens, inner.from(), allNames, allColumns)
                && new Certain(allNames, allColumns).is(ExpressionReader.read(tokens, inner.where()));
    }

    private static boolean isSimple(QueryShape shape) {
        return shape.ctes().isEmpty()
                && !shape.limited()
                && !shape.grouped()
                && shape.combined() == null
                && !shape.where().isEmpty();
    }

    /** Whether the list is one plain table and its alias; adds what it is called and its columns. */
    private boolean source(Tokens tokens, TokenRange from, Set<String> names, Set<String> columns) throws SQLException {
        List<QueryReader.Source> sources = QueryReader.sources(tokens, from);
        if (sources.size() != 1) {
            return false;
        }
        QueryReader.Source source = sources.get(0);
        boolean aliased = !source.alias().equals(source.table().name().value());
        int words = (source.table().schema() == null ? 1 : 3) + (aliased ? 1 : 0);
        boolean as = from.to() - from.from() == words + 1 && aliased && tokens.isWord(from.to() - 2, "as");
        PlainTable table = from.to() - from.from() == words || as ? table(source.table()) : null;
        if (table == null) {
            return false;
        }
        names.add(source.alias());
        columns.addAll(table.columns());
        return true;
    }
}

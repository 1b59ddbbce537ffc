package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.QueryReader;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Command.Insert;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.QueryShape;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to an INSERT .. SELECT from one table that only rows which are missing are inserted. */
final class CopiedRows {
    private static final String PRESENT = "present";

    private CopiedRows() {}

    /** @param columns those that receive values, as written; null where the query is not simple enough */
    static @Nullable Cure unlessThere(Step step, Insert insert, List<String> columns) {
        Tokens tokens = step.tokens();
        QueryShape shape = QueryReader.shape(tokens, insert.rows());
        List<QueryReader.Source> sources = QueryReader.sources(tokens, shape.from());
        int end = shape.where().isEmpty() ? shape.from().to() : shape.where().to();
        boolean simple = insert.source() == Insert.Source.QUERY
                && insert.onConflict() == null
                && shape.combined() == null
                && shape.ctes().isEmpty()
                && !shape.limited()
                && !shape.grouped()
                && sources.size() == 1
                && end == insert.rows().to()
                && shape.items().size() == columns.size();
        if (!simple || sources.get(0).table().name().equals(insert.table().name())) {
            return null;
        }
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String value = value(tokens, shape.items().get(i), sources.get(0));
            if (value == null) {
                return null;
            }
            conditions.add(PRESENT + "." + columns.get(i) + " IS NOT DISTINCT FROM " + value);
        }
        String table =
                tokens.text().substring(insert.table().start(), insert.table().end());
        String missing = "NOT EXISTS (SELECT 1 FROM " + table + " AS " + PRESENT + " WHERE "
                + String.join(" AND ", conditions) + ")";
        if (shape.where().isEmpty()) {
            return Cure.edit(step, Edit.insert(tokens.end(end - 1), "\nWHERE " + missing));
        }
        Edit open = Edit.insert(tokens.start(shape.where().from()), "(");
        Edit close = Edit.insert(tokens.end(end - 1), ")\nAND " + missing);
        return Cure.edits(step, List.of(open, close));
    }

    /** The column with its table, or the constant; null for everything else. */
    private static @Nullable String value(Tokens tokens, TokenRange item, QueryReader.Source source) {
        int last = item.to() - 1;
        boolean aliased = item.to() - item.from() > 2 && tokens.isWord(last - 1, "as");
        TokenRange range = aliased ? new TokenRange(item.from(), last - 1) : item;
        Expression value = ExpressionReader.read(tokens, range);
        if (value instanceof Expression.Column column && !column.column().equals("*")) {
            String text = tokens.text(range);
            return column.qualifier() != null ? text : SqlText.quoted(source.alias()) + "." + text;
        }
        return value instanceof Expression.Literal literal && literal.value() != null ? tokens.text(range) : null;
    }
}

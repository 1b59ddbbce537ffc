package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.Identifiers;
import io.github.migrationguard.sql.QueryReader;
import io.github.migrationguard.sql.StatementParser;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.QueryShape;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What queries read, and what they do besides: functions that they call, changes in their WITH list. */
final class Queries {
    private Queries() {}

    /** The stored form of the name at a token. */
    static String nameAt(Tokens tokens, int token) {
        return Identifiers.of(tokens, token).value();
    }

    /** Raises 42P01 where the query names a table that is known to be gone. */
    static void checkSources(Run run, Tokens tokens, TokenRange query) {
        if (!run.rerun()) {
            return;
        }
        for (QualifiedName name : run.texts().relations(tokens, query)) {
            if (run.catalog().presence(run.names().relation(name)) == Presence.ABSENT) {
                throw SqlError.missing("42P01", "relation \"" + name + "\" does not exist");
            }
        }
    }

    /** Raises 42703 where a query over one known table names a column that the table certainly lacks. */
    static void checkColumns(Run run, Tokens tokens, TokenRange query) {
        if (!run.rerun()) {
            return;
        }
        QueryShape shape = run.texts().shape(tokens, query);
        List<QueryReader.Source> sources = QueryReader.sources(tokens, shape.from());
        if (sources.size() != 1 || !shape.ctes().isEmpty() || shape.combined() != null) {
            return;
        }
        Entity table = run.catalog().find(run.names().relation(sources.get(0).table()));
        if (table == null || table.isView()) {
            return;
        }
        List<TokenRange> read = new ArrayList<>(shape.items());
        if (!shape.where().isEmpty()) {
            read.add(shape.where());
        }
        for (TokenRange range : read) {
            Repeatability.refers(ExpressionReader.read(tokens, range), column -> {
                if (!column.column().equals("*")
                        && !column.column().equals(sources.get(0).alias())) {
                    Relations.requireColumn(table, sources.get(0).table(), column.column());
                }
                return false;
            });
        }
    }

    /** The rows that a query gives, as a value that is equal for equal inputs. */
    static Rows result(Run run, Tokens tokens, TokenRange query, Object statement) {
        List<Object> source = new ArrayList<>();
        source.add(statement);
        Set<String> words = run.texts().words(tokens, query);
        for (Rows input : inputs(run, tokens, query)) {
            source.add(input.seenThrough(words.contains("*") ? null : words));
        }
        return Rows.from(source);
    }

    /** What REFRESH puts into a materialized view: its query over what it uses now. */
    static Rows refreshed(Run run, Entity view) {
        List<Object> source = new ArrayList<>();
        source.add(view.definition());
        for (Key key : view.uses()) {
            Entity used = run.catalog().find(key);
            if (used != null && key.space().isRelation()) {
                source.add(used.rows().seenThrough(null));
            }
        }
        return Rows.from(source);
    }

    /** The rows of every known table that the query reads. */
    static List<Rows> inputs(Run run, Tokens tokens, TokenRange query) {
        List<Rows> inputs = new ArrayList<>();
        for (QualifiedName name : run.texts().relations(tokens, query)) {
            Entity entity = run.catalog().find(run.names().relation(name));
            inputs.add(entity == null ? Rows.UNKNOWN : entity.rows());
        }
        return inputs;
    }

    /** The data-changing statements of a WITH list, in order. */
    static List<Command> changes(Tokens tokens, List<QueryShape.Cte> ctes) {
        List<Command> commands = new ArrayList<>();
        for (QueryShape.Cte cte : ctes) {
            int first = cte.statement().from();
            if (tokens.isWord(first, "insert")
                    || tokens.isWord(first, "update")
                    || tokens.isWord(first, "delete")
                    || tokens.isWord(first, "merge")) {
                commands.add(
                        StatementParser.parse(tokens, first, cte.statement().to()));
            }
        }
        return commands;
    }

    /** Names of the functions that a query calls, with the token of the name. */
    static List<Integer> calls(Tokens tokens, TokenRange range) {
        List<Integer> calls = new ArrayList<>();
        for (int i = range.from(); i + 1 < range.to(); i++) {
            boolean name = tokens.kind(i) == Kind.WORD || tokens.kind(i) == Kind.QUOTED_IDENTIFIER;
            if (name && tokens.isSymbol(i + 1, "(") && !BuiltIns.isSyntax(tokens, i)) {
                calls.add(i);
            }
        }
        return calls;
    }

    /** The schema written before the function's name, if any. */
    static @Nullable String schemaOf(Tokens tokens, int name) {
        return name >= 2 && tokens.isSymbol(name - 1, ".") ? nameAt(tokens, name - 2) : null;
    }
}

package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.Insert.Source;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.OnConflict;
import io.github.migrationguard.sql.ast.Persistence;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE, DELETE, MERGE and queries. */
final class DmlParser {
    private final Cursor c;
    private final int from;
    private TokenRange with = TokenRange.EMPTY;

    private DmlParser(Cursor c) {
        this.c = c;
        this.from = c.at();
    }

    static Command parse(Cursor c) {
        return new DmlParser(c).statement();
    }

    private Command statement() {
        if (c.accept("with")) {
            with = WithLists.read(c);
        }
        return switch (c.word()) {
            case "insert" -> insert();
            case "update" -> update();
            case "delete" -> delete();
            case "merge" -> merge();
            case "select", "values", "table" -> query();
            default -> {
                if (c.symbol() != '(') {
                    throw c.unfit("SELECT, INSERT, UPDATE, DELETE or MERGE");
                }
                yield query();
            }
        };
    }

    private Command query() {
        boolean select = c.is("select");
        int into = Seams.skipRest(c);
        if (select && into >= 0) {
            return selectInto(into);
        }
        return new Command.Query(c.since(from));
    }

    private Command selectInto(int into) {
        Cursor target = new Cursor(c.tokens(), into + 1, c.end());
        Persistence persistence =
                target.isName(1) || target.is(1, "table") ? CreateParser.persistence(target) : Persistence.PERMANENT;
        target.accept("table");
        QualifiedName name = target.qualifiedName();
        return new Command.CreateTableAs(name, persistence, false, false, List.of(), c.since(from), true);
    }

    private Command insert() {
        c.expect("insert");
        c.expect("into");
        QualifiedName table = c.qualifiedName();
        Identifier alias = c.accept("as") ? c.name() : null;
        List<Identifier> columns = c.symbol() == '(' && !isQuery(1) ? targetColumns() : List.of();
        if (c.accept("overriding")) {
            c.next();
            c.expect("value");
        }
        if (c.accept("default", "values")) {
            OnConflict onConflict = onConflict();
            returning();
            return new Command.Insert(with, table, alias, columns, Source.DEFAULT_VALUES, TokenRange.EMPTY, onConflict);
        }
        if (!isQuery(0) && c.symbol() != '(' && !c.is(Tokens.Kind.PLACEHOLDER)) {
            throw c.unfit("VALUES, a query or DEFAULT VALUES");
        }
        boolean values = c.accept("values");
        int start = c.at();
        skipTo(Stop.INSERT);
        TokenRange rows = values ? c.since(start) : withoutParentheses(start, c.at());
        if (!values && c.tokens().word(rows.from()).equals("values")) {
            values = true;
            rows = new TokenRange(rows.from() + 1, rows.to());
        }
        OnConflict onConflict = onConflict();
        returning();
        return new Command.Insert(with, table, alias, columns, values ? Source.VALUES : Source.QUERY, rows, onConflict);
    }

    /** The tokens inside all parentheses that enclose the whole of a query. */
    private TokenRange withoutParentheses(int from, int to) {
        Cursor inside = new Cursor(c.tokens(), from, to);
        while (inside.symbol() == '(') {
            int open = inside.at();
            inside.skipNested();
            if (inside.at() != to || c.tokens().symbol(to - 1) != ')') {
                return new TokenRange(open, to);
            }
            return withoutParentheses(open + 1, to - 1);
        }
        return new TokenRange(from, to);
    }

    private boolean isQuery(int ahead) {
        return switch (c.word(ahead)) {
            case "select", "with", "table" -> true;
            case "values" -> c.symbol(ahead + 1) == '(';
            default -> c.symbol(ahead) == '(' && ahead > 0;
        };
    }

    /** Target columns with array elements and attributes left out: (a, b.c, d[1]). */
    private List<Identifier> targetColumns() {
        c.expect('(');
        List<Identifier> columns = new ArrayList<>();
        do {
            columns.add(c.name());
            while (c.symbol() == '.' || c.symbol() == '[') {
                if (c.accept('.')) {
                    c.label();
                } else {
                    c.skipNested();
                }
            }
        } while (c.accept(','));
        c.expect(')');
        return List.copyOf(columns);
    }

    private @Nullable OnConflict onConflict() {
        if (c.is("on", "duplicate")) {
            c.next();
            throw c.unfit("CONFLICT");
        }
        if (!c.accept("on", "conflict")) {
            return null;
        }
        List<Identifier> columns = List.of();
        Identifier constraint = null;
        boolean hasTarget = false;
        if (c.symbol() == '(') {
            hasTarget = true;
            columns = plainColumns(c.parenthesised());
            if (c.accept("where")) {
                skipTo(Stop.DO);
            }
        } else if (c.accept("on", "constraint")) {
            hasTarget = true;
            constraint = c.name();
        }
        c.expect("do");
        if (c.accept("nothing") || (c.accept("select") && changesNothing())) {
            return new OnConflict(columns, hasTarget, constraint, null, TokenRange.EMPTY);
        }
        c.expect("update");
        TokenRange set = clause("set");
        return new OnConflict(columns, hasTarget, constraint, set, optional("where"));
    }

    /** DO SELECT of PostgreSQL 19 returns the rows that are there. */
    private boolean changesNothing() {
        skipTo(Stop.CLAUSE);
        optional("where");
        return true;
    }

    /** The columns if there is nothing else between the commas. */
    private List<Identifier> plainColumns(TokenRange range) {
        List<Identifier> columns = new ArrayList<>();
        for (int i = range.from(); i < range.to(); i += 2) {
            boolean last = i + 1 == range.to();
            if (!Identifiers.isColumnName(c.tokens(), i) || (!last && c.tokens().symbol(i + 1) != ',')) {
                return List.of();
            }
            columns.add(Identifiers.of(c.tokens(), i));
        }
        return List.copyOf(columns);
    }

    private Command update() {
        c.expect("update");
        QualifiedName table = c.relation();
        if (c.accept("for")) {
            skipTo(Stop.PORTION);
        }
        Identifier alias = c.is("set") ? null : CreateParser.optionalAlias(c);
        TokenRange set = clause("set");
        TokenRange source = optional("from");
        TokenRange where = optional("where");
        returning();
        return new Command.Update(with, table, alias, set, source, where);
    }

    private Command delete() {
        c.expect("delete");
        c.expect("from");
        QualifiedName table = c.relation();
        if (c.accept("for")) {
            skipTo(Stop.PORTION);
        }
        Identifier alias = CreateParser.optionalAlias(c);
        TokenRange using = optional("using");
        TokenRange where = optional("where");
        returning();
        return new Command.Delete(with, table, alias, using, where);
    }

    private Command merge() {
        c.expect("merge");
        c.expect("into");
        QualifiedName table = c.relation();
        Identifier alias = CreateParser.optionalAlias(c);
        if (!c.is("using")) {
            throw c.unfit("USING");
        }
        int start = c.at();
        Seams.skipRest(c);
        return new Command.Merge(with, table, alias, c.since(start));
    }

    private TokenRange clause(String word) {
        c.expect(word);
        int start = c.at();
        skipTo(Stop.CLAUSE);
        if (c.at() == start) {
            throw c.unfit("something behind " + word.toUpperCase(Locale.ROOT));
        }
        return c.since(start);
    }

    private TokenRange optional(String word) {
        return c.is(word) ? clause(word) : TokenRange.EMPTY;
    }

    private void returning() {
        if (c.is("returning")) {
            c.next();
            Seams.skipRest(c);
        }
    }

    /** What ends a part of a statement outside parentheses. */
    private enum Stop {
        INSERT,
        CLAUSE,
        PORTION,
        DO
    }

    private void skipTo(Stop stop) {
        Seams seams = new Seams(c, true);
        while (!c.atEnd() && !stops(stop)) {
            seams.step();
        }
    }

    private boolean stops(Stop stop) {
        if (Seams.isLabel(c.tokens(), c.at())) {
            return false;
        }
        String word = c.word();
        return switch (stop) {
            case INSERT -> word.equals("returning") || (word.equals("on") && (isConflictAction() || isDuplicateKey()));
            case CLAUSE ->
                switch (word) {
                    case "from" -> !c.tokens().word(c.at() - 1).equals("distinct");
                    case "where", "returning" -> true;
                    default -> false;
                };
            case PORTION ->
                switch (word) {
                    case "set", "using", "where", "returning" -> true;
                    default -> false;
                };
            case DO -> word.equals("do");
        };
    }

    private boolean isConflictAction() {
        return c.is(1, "conflict") && (c.symbol(2) == '(' || c.is(2, "do") || c.is(2, "on"));
    }

    private boolean isDuplicateKey() {
        return c.is(1, "duplicate") && c.is(2, "key");
    }
}

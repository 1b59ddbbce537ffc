package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.IndexElement;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;

/** CREATE INDEX. */
final class CreateIndexParser {
    private CreateIndexParser() {}

    static Command parse(Cursor c) {
        boolean unique = c.accept("unique");
        c.expect("index");
        boolean concurrently = c.accept("concurrently");
        boolean ifNotExists = c.ifNotExists();
        Identifier name = c.is("on") ? null : c.name();
        c.expect("on");
        QualifiedName table = c.relation();
        int from = c.at();
        if (c.accept("using")) {
            c.name();
        }
        List<IndexElement> elements = elements(c);
        if (c.accept("include")) {
            c.parenthesised();
        }
        boolean nullsNotDistinct = nullsNotDistinct(c);
        if (c.accept("with")) {
            c.parenthesised();
        }
        if (c.accept("tablespace")) {
            c.name();
        }
        TokenRange where = TokenRange.EMPTY;
        if (c.accept("where")) {
            int start = c.at();
            Seams.skipRest(c);
            where = c.since(start);
        }
        return new Command.CreateIndex(
                name, unique, concurrently, ifNotExists, table, elements, where, nullsNotDistinct, c.since(from));
    }

    private static boolean nullsNotDistinct(Cursor c) {
        if (!c.accept("nulls")) {
            return false;
        }
        boolean not = c.accept("not");
        c.expect("distinct");
        return not;
    }

    private static List<IndexElement> elements(Cursor c) {
        c.expect('(');
        List<IndexElement> elements = new ArrayList<>(2);
        do {
            elements.add(element(c));
        } while (c.accept(','));
        c.expect(')');
        return List.copyOf(elements);
    }

    private static IndexElement element(Cursor c) {
        int from = c.at();
        if (c.atEnd()) {
            throw c.unfit("a column");
        }
        boolean column = c.isName() && c.symbol(1) != '(' && c.symbol(1) != '.';
        Identifier name = column ? c.name() : null;
        while (!column && !c.atEnd() && c.symbol() != '(' && c.symbol() != ')' && c.symbol() != ',') {
            c.next();
        }
        if (c.symbol() == '(') {
            c.skipNested();
        }
        TokenRange expression = c.since(from);
        while (!c.atEnd() && c.symbol() != ',' && c.symbol() != ')') {
            c.skipNested();
        }
        TokenRange range = c.since(from);
        if (range.isEmpty()) {
            throw c.unfit("a column");
        }
        String implicit = name != null ? name.value() : ImplicitNames.ofExpression(c.tokens(), expression);
        return new IndexElement(name, implicit, range);
    }
}

package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.TokenRange;

/** The list of a WITH clause. */
final class WithLists {
    private WithLists() {}

    /** The tokens from behind WITH to the statement that uses the list. */
    static TokenRange read(Cursor c) {
        int from = c.at();
        if (c.is("recursive") && !c.is(1, "as") && c.symbol(1) != '(') {
            c.next();
        }
        do {
            c.name();
            if (c.symbol() == '(') {
                c.parenthesised();
            }
            c.expect("as");
            if (c.accept("not")) {
                c.expect("materialized");
            } else {
                c.accept("materialized");
            }
            c.parenthesised();
            search(c);
            cycle(c);
        } while (c.accept(','));
        return c.since(from);
    }

    private static void search(Cursor c) {
        if (c.accept("search")) {
            c.next();
            c.expect("first");
            c.expect("by");
            c.names();
            c.expect("set");
            c.name();
        }
    }

    private static void cycle(Cursor c) {
        if (c.accept("cycle")) {
            c.names();
            c.expect("set");
            c.name();
            while (!c.atEnd() && !c.is("using")) {
                c.skipNested();
            }
            c.expect("using");
            c.name();
        }
    }
}

package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.Transaction;
import io.github.migrationguard.sql.ast.Command.Transaction.Kind;
import org.jspecify.annotations.Nullable;

/** Transaction control, without SET TRANSACTION. */
final class TransactionParser {
    private TransactionParser() {}

    static Command parse(Cursor c) {
        String verb = c.word();
        c.next();
        return switch (verb) {
            case "begin" -> {
                work(c);
                modes(c);
                yield plain(Kind.BEGIN, null);
            }
            case "start" -> {
                c.expect("transaction");
                modes(c);
                yield plain(Kind.BEGIN, null);
            }
            case "commit" -> {
                if (c.accept("prepared")) {
                    yield plain(Kind.COMMIT_PREPARED, c.string());
                }
                yield end(c, Kind.COMMIT);
            }
            case "end" -> end(c, Kind.COMMIT);
            case "abort" -> end(c, Kind.ROLLBACK);
            case "savepoint" -> plain(Kind.SAVEPOINT, c.name().value());
            case "release" -> {
                yield plain(Kind.RELEASE, savepoint(c));
            }
            default -> rollback(c);
        };
    }

    /** PREPARE TRANSACTION, from behind its two words. */
    static Command prepare(Cursor c) {
        return plain(Kind.PREPARE_TRANSACTION, c.string());
    }

    private static Command rollback(Cursor c) {
        if (c.accept("prepared")) {
            return plain(Kind.ROLLBACK_PREPARED, c.string());
        }
        work(c);
        if (c.accept("to")) {
            return plain(Kind.ROLLBACK_TO, savepoint(c));
        }
        return chain(c, Kind.ROLLBACK);
    }

    /** [SAVEPOINT] name; the word may be the name itself. */
    private static String savepoint(Cursor c) {
        if (c.is("savepoint") && c.isName(1)) {
            c.next();
        }
        return c.name().value();
    }

    private static Command end(Cursor c, Kind kind) {
        work(c);
        return chain(c, kind);
    }

    private static Command chain(Cursor c, Kind kind) {
        boolean chain = false;
        if (c.accept("and")) {
            chain = !c.accept("no");
            c.expect("chain");
        }
        return new Transaction(kind, null, chain);
    }

    private static Command plain(Kind kind, @Nullable String name) {
        return new Transaction(kind, name, false);
    }

    private static void work(Cursor c) {
        if (!c.accept("work")) {
            c.accept("transaction");
        }
    }

    /** ISOLATION LEVEL x, READ ONLY, READ WRITE, [NOT] DEFERRABLE, with or without commas. */
    static void modes(Cursor c) {
        while (true) {
            if (c.accept("isolation")) {
                c.expect("level");
                if (c.accept("read") || c.accept("repeatable")) {
                    c.next();
                } else {
                    c.expect("serializable");
                }
            } else if (c.accept("read") || c.accept("not")) {
                c.next();
            } else if (!c.accept("deferrable") && !c.accept(',')) {
                return;
            }
        }
    }
}

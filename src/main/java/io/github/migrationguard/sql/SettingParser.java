package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.Utility;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.List;

/** SET, RESET, SHOW and DISCARD. */
final class SettingParser {
    private SettingParser() {}

    static Command parse(Cursor c) {
        String verb = c.word();
        int from = c.at();
        c.next();
        return switch (verb) {
            case "set" -> set(c, from);
            case "reset" -> new Command.SetVariable(name(c), false, true, TokenRange.EMPTY);
            case "show" -> show(c, from);
            default -> {
                c.label();
                yield utility(Utility.Kind.DISCARD, c, from);
            }
        };
    }

    private static Command set(Cursor c, int from) {
        if (c.accept("constraints")) {
            if (!c.accept("all")) {
                c.qualifiedNames();
            }
            if (!c.accept("deferred")) {
                c.expect("immediate");
            }
            return utility(Utility.Kind.SET_CONSTRAINTS, c, from);
        }
        if (c.is("transaction") || (c.is("session", "characteristics") && c.is(2, "as"))) {
            return transaction(c, from);
        }
        boolean local = c.is("local") && isModifier(c);
        if (local || (c.is("session") && !c.is(1, "authorization") && isModifier(c))) {
            c.next();
        }
        if (c.is("transaction")) {
            return transaction(c, from);
        }
        return variable(c, local);
    }

    /** LOCAL and SESSION are settings themselves where a value follows. */
    private static boolean isModifier(Cursor c) {
        return c.symbol(1) != '=' && c.symbol(1) != '.' && !c.is(1, "to") && !c.is(1, "from");
    }

    private static Command transaction(Cursor c, int from) {
        if (c.accept("session", "characteristics", "as")) {
            c.expect("transaction");
        } else {
            c.expect("transaction");
            if (c.accept("snapshot")) {
                c.string();
            }
        }
        TransactionParser.modes(c);
        return utility(Utility.Kind.SET_TRANSACTION, c, from);
    }

    /** name {TO | =} values, FROM CURRENT, and the settings with a syntax of their own. */
    static Command variable(Cursor c, boolean local) {
        String name = name(c);
        if (c.is("from", "current")) {
            c.next();
            c.next();
            return new Command.SetVariable(name, local, false, TokenRange.EMPTY);
        }
        boolean own = isOwnSyntax(name);
        if (!c.accept("to") && !c.accept('=') && !own) {
            throw c.unfit("TO or =");
        }
        if (c.atEnd() && name.equals("client_encoding")) {
            return new Command.SetVariable(name, local, false, TokenRange.EMPTY);
        }
        boolean reset = c.is("default") || (name.equals("timezone") && c.is("local"));
        int from = c.at();
        values(c);
        return new Command.SetVariable(name, local, false, reset ? TokenRange.EMPTY : c.since(from));
    }

    private static boolean isOwnSyntax(String name) {
        return switch (name) {
            case "timezone",
                    "role",
                    "session_authorization",
                    "client_encoding",
                    "xmloption",
                    "catalog",
                    "search_path" -> true;
            default -> false;
        };
    }

    private static void values(Cursor c) {
        if (c.is("interval")) {
            interval(c);
            return;
        }
        do {
            if (c.symbol() == '-' || c.symbol() == '+') {
                c.next();
            }
            if (c.atEnd()) {
                throw c.unfit("a value");
            }
            c.next();
        } while (c.accept(','));
    }

    /** TIME ZONE INTERVAL '+01:00' HOUR TO MINUTE. */
    private static void interval(Cursor c) {
        c.next();
        if (c.symbol() == '(') {
            c.parenthesised();
        }
        c.string();
        while (Types.isIntervalField(c) || c.is("to")) {
            c.next();
        }
    }

    static String name(Cursor c) {
        if (c.accept("time", "zone")) {
            return "timezone";
        }
        if (c.accept("session", "authorization")) {
            return "session_authorization";
        }
        if (c.accept("transaction", "isolation", "level")) {
            return "transaction_isolation";
        }
        if (c.accept("xml", "option")) {
            return "xmloption";
        }
        if (c.is("names") && !c.is(1, "to") && c.symbol(1) != '=') {
            c.next();
            return "client_encoding";
        }
        if (c.is("schema") && c.tokens().kind(Math.min(c.at() + 1, c.tokens().size() - 1)) == Tokens.Kind.STRING) {
            c.next();
            return "search_path";
        }
        String name = c.label().value();
        while (c.accept('.')) {
            name += "." + c.label().value();
        }
        return name;
    }

    private static Command show(Cursor c, int from) {
        String name = name(c);
        if (c.atEnd() && Foreign.isShown(name)) {
            c.moveTo(from + 1);
            throw new Unfit(
                    from + 1, "SHOW " + c.tokens().text(from + 1) + " is MySQL; PostgreSQL has no such setting", false);
        }
        return utility(Utility.Kind.SHOW, c, from);
    }

    private static Command utility(Utility.Kind kind, Cursor c, int from) {
        return new Utility(kind, List.of(), c.since(from));
    }
}

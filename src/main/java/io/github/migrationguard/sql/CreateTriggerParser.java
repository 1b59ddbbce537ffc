package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** CREATE TRIGGER and CREATE RULE. */
final class CreateTriggerParser {
    private CreateTriggerParser() {}

    static Command parse(Cursor c, boolean orReplace, boolean constraint) {
        c.expect("trigger");
        Identifier name = c.name();
        String timing = timing(c);
        List<String> events = events(c);
        c.expect("on");
        QualifiedName table = c.qualifiedName();
        int from = c.at();
        if (c.accept("from")) {
            c.qualifiedName();
        }
        deferral(c);
        if (c.accept("referencing")) {
            while (c.is("old") || c.is("new")) {
                c.next();
                c.next();
                c.accept("as");
                c.name();
            }
        }
        if (c.accept("for")) {
            c.accept("each");
            c.next();
        }
        if (c.accept("when")) {
            c.parenthesised();
        }
        c.expect("execute");
        if (!c.accept("procedure")) {
            c.expect("function");
        }
        QualifiedName function = c.qualifiedFunctionName();
        c.parenthesised();
        return new Command.CreateTrigger(name, orReplace, constraint, table, timing, events, function, c.since(from));
    }

    private static String timing(Cursor c) {
        if (c.accept("before")) {
            return "BEFORE";
        }
        if (c.accept("instead")) {
            c.expect("of");
            return "INSTEAD OF";
        }
        c.expect("after");
        return "AFTER";
    }

    private static List<String> events(Cursor c) {
        List<String> events = new ArrayList<>();
        do {
            switch (c.word()) {
                case "insert" -> events.add("INSERT");
                case "delete" -> events.add("DELETE");
                case "truncate" -> events.add("TRUNCATE");
                case "update" -> events.add("UPDATE");
                default -> throw c.unfit("INSERT, UPDATE, DELETE or TRUNCATE");
            }
            boolean update = c.is("update");
            c.next();
            if (update && c.accept("of")) {
                c.names();
            }
        } while (c.accept("or"));
        return List.copyOf(events);
    }

    private static void deferral(Cursor c) {
        while (true) {
            if (c.accept("not")) {
                c.next();
            } else if (c.accept("initially")) {
                c.next();
            } else if (!c.accept("deferrable") && !c.accept("enforced")) {
                return;
            }
        }
    }

    static Command rule(Cursor c, boolean orReplace) {
        c.expect("rule");
        Identifier name = c.name();
        c.expect("as");
        c.expect("on");
        c.next();
        c.expect("to");
        QualifiedName table = c.qualifiedName();
        int from = c.at();
        if (c.accept("where")) {
            while (!c.atEnd() && !c.is("do")) {
                c.skipNested();
            }
        }
        c.expect("do");
        if (!c.accept("also")) {
            c.accept("instead");
        }
        if (c.symbol() == '(') {
            c.parenthesised();
        } else if (!c.accept("nothing")) {
            StatementParser.command(c, 1);
        }
        return new Command.CreateRule(name, orReplace, table, c.since(from));
    }
}

package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.AlterAction.ChangeMembers.Change;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;

/** ALTER: chooses by what is altered, and reads all but relations, types and domains itself. */
final class AlterParser {
    private AlterParser() {}

    static Command parse(Cursor c) {
        c.expect("alter");
        int from = c.at();
        if (c.accept("default")) {
            return GrantParser.byDefault(c, from);
        }
        if (c.accept("system")) {
            return system(c, from);
        }
        ObjectKind kind = ObjectNames.kind(c);
        return switch (kind) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, INDEX, SEQUENCE -> AlterRelationParser.parse(c, kind);
            case TYPE -> AlterTypeParser.type(c);
            case DOMAIN -> AlterTypeParser.domain(c);
            case COLUMN, CONSTRAINT, CAST, TRANSFORM, ACCESS_METHOD -> {
                c.moveTo(c.at() - 1);
                throw c.unfit("a kind of object that can be altered");
            }
            case ROLE -> role(c);
            case USER_MAPPING -> other(c, kind, false);
            default -> other(c, kind, c.ifExists());
        };
    }

    private static Command system(Cursor c, int from) {
        if (!c.is("set") && !c.is("reset")) {
            throw c.unfit("SET or RESET");
        }
        SettingParser.parse(c);
        return new Command.AlterSystem(c.since(from));
    }

    /** ALTER ROLE, USER and GROUP; ALL stands for every role. */
    private static Command role(Cursor c) {
        QualifiedName name = new QualifiedName(null, c.is("all") ? c.label() : c.role());
        ObjectRef object = ObjectRef.of(ObjectKind.ROLE, name);
        int from = c.at();
        if (c.is("rename", "to")) {
            c.next();
            c.next();
            return new Command.Alter(object, false, false, List.of(new AlterAction.RenameTo(c.role(), c.since(from))));
        }
        AlterAction action;
        if (c.is("add") || c.is("drop")) {
            Change change = c.is("add") ? Change.ADD : Change.DROP;
            c.next();
            c.expect("user");
            c.roles();
            action = new AlterAction.ChangeMembers(change, false, List.of(), c.since(from));
        } else {
            c.accept("in", "database");
            action = option(c, from);
        }
        return new Command.Alter(object, false, false, List.of(action));
    }

    private static Command other(Cursor c, ObjectKind kind, boolean ifExists) {
        ObjectRef object = kind == ObjectKind.EVENT_TRIGGER
                ? ObjectRef.of(kind, new QualifiedName(null, c.name()))
                : ObjectNames.read(c, kind);
        return new Command.Alter(object, ifExists, false, List.of(action(c, kind)));
    }

    private static AlterAction action(Cursor c, ObjectKind kind) {
        int from = c.at();
        switch (c.word()) {
            case "rename" -> {
                return renameTo(c);
            }
            case "owner" -> {
                if (c.is(1, "to") || kind != ObjectKind.DATABASE) {
                    return ownerTo(c);
                }
            }
            case "set" -> {
                if (c.is(1, "schema") && c.isName(2)) {
                    return setSchema(c);
                }
            }
            default -> {}
        }
        if (c.atEnd() && kind != ObjectKind.DATABASE) {
            throw c.unfit("an action");
        }
        return hasMembers(kind) ? members(c, kind, from) : option(c, from);
    }

    private static boolean hasMembers(ObjectKind kind) {
        return switch (kind) {
            case EXTENSION, PUBLICATION, SUBSCRIPTION, OPERATOR_FAMILY, TEXT_SEARCH_CONFIGURATION -> true;
            default -> false;
        };
    }

    private static AlterAction members(Cursor c, ObjectKind kind, int from) {
        boolean options = c.is("set") && c.symbol(1) == '(';
        boolean change = c.is("add") || c.is("drop") || (c.is("set") && kind == ObjectKind.PUBLICATION);
        boolean mapping = c.is("alter") && kind == ObjectKind.TEXT_SEARCH_CONFIGURATION;
        if (options || !(change || mapping)) {
            return option(c, from);
        }
        Change what = c.is("add") ? Change.ADD : c.is("drop") ? Change.DROP : Change.SET;
        c.next();
        boolean ifExists = c.is("mapping") && c.is(1, "if");
        List<QualifiedName> names = List.of();
        if (kind == ObjectKind.EXTENSION) {
            names = List.of(ObjectNames.read(c, ObjectNames.kind(c)).name());
        } else if (kind == ObjectKind.PUBLICATION && c.accept("table")) {
            names = publishedTables(c);
        }
        Seams.skipRest(c);
        return new AlterAction.ChangeMembers(what, ifExists, names, c.since(from));
    }

    /** The tables up to the first other kind of member. */
    private static List<QualifiedName> publishedTables(Cursor c) {
        List<QualifiedName> names = new ArrayList<>();
        do {
            if (c.is("tables", "in")) {
                break;
            }
            c.accept("table");
            names.add(c.relation());
            if (c.symbol() == '(') {
                c.parenthesised();
            }
            if (c.accept("where")) {
                c.parenthesised();
            }
        } while (c.accept(','));
        return List.copyOf(names);
    }

    /** An action that only sets something; {@code words} are its leading key words. */
    static AlterAction option(Cursor c, int from) {
        String words = words(c, from);
        Seams.skipRest(c);
        return new AlterAction.SetOption(words, c.since(from));
    }

    static String words(Cursor c, int from) {
        StringBuilder words = new StringBuilder();
        for (int i = from; i < c.end() && !c.tokens().word(i).isEmpty() && i < from + 4; i++) {
            words.append(i > from ? " " : "").append(c.tokens().word(i));
        }
        return words.toString();
    }

    static AlterAction renameTo(Cursor c) {
        int from = c.at();
        c.expect("rename");
        c.expect("to");
        return new AlterAction.RenameTo(c.name(), c.since(from));
    }

    static AlterAction ownerTo(Cursor c) {
        int from = c.at();
        c.expect("owner");
        c.expect("to");
        return new AlterAction.OwnerTo(c.role(), c.since(from));
    }

    static AlterAction setSchema(Cursor c) {
        int from = c.at();
        c.expect("set");
        c.expect("schema");
        return new AlterAction.SetSchema(c.name(), c.since(from));
    }

    /** An expression up to the comma or the end of an action. */
    static TokenRange expression(Cursor c) {
        int from = c.at();
        Seams seams = new Seams(c, true);
        while (!c.atEnd() && c.symbol() != ',') {
            seams.step();
        }
        if (c.at() == from) {
            throw c.unfit("an expression");
        }
        return c.since(from);
    }
}

package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;

/** ALTER TYPE and ALTER DOMAIN. */
final class AlterTypeParser {
    private AlterTypeParser() {}

    static Command type(Cursor c) {
        ObjectRef object = ObjectRef.of(ObjectKind.TYPE, c.qualifiedName());
        List<AlterAction> actions = new ArrayList<>(1);
        do {
            actions.add(typeAction(c));
        } while (c.accept(','));
        return new Command.Alter(object, false, false, List.copyOf(actions));
    }

    private static AlterAction typeAction(Cursor c) {
        int from = c.at();
        String verb = c.word();
        switch (verb) {
            case "owner" -> {
                return AlterParser.ownerTo(c);
            }
            case "set" -> {
                return c.is(1, "schema") ? AlterParser.setSchema(c) : AlterParser.option(c, from);
            }
            case "rename" -> {
                return rename(c, from);
            }
            case "add", "drop", "alter" -> c.next();
            default -> throw c.unfit("an action of ALTER TYPE");
        }
        if (verb.equals("add") && c.accept("value")) {
            return addValue(c, from);
        }
        c.expect("attribute");
        switch (verb) {
            case "add" -> {
                AlterAction.AddColumn add =
                        new AlterAction.AddColumn(CreateParser.attribute(c), false, TokenRange.EMPTY);
                c.cascade();
                return new AlterAction.AddColumn(add.column(), false, c.since(from));
            }
            case "drop" -> {
                boolean ifExists = c.ifExists();
                Identifier name = c.name();
                return new AlterAction.DropColumn(name, ifExists, c.cascade(), c.since(from));
            }
            default -> {
                return AlterColumnParser.setType(c, c.name(), from);
            }
        }
    }

    private static AlterAction addValue(Cursor c, int from) {
        boolean ifNotExists = c.ifNotExists();
        String label = c.string();
        String neighbour = c.accept("before") || c.accept("after") ? c.string() : null;
        return new AlterAction.AddEnumValue(label, ifNotExists, neighbour, c.since(from));
    }

    private static AlterAction rename(Cursor c, int from) {
        if (c.is(1, "to")) {
            return AlterParser.renameTo(c);
        }
        c.next();
        if (c.accept("value")) {
            String label = c.string();
            c.expect("to");
            return new AlterAction.RenameEnumValue(label, c.string(), c.since(from));
        }
        c.expect("attribute");
        Identifier attribute = c.name();
        c.expect("to");
        Identifier name = c.name();
        c.cascade();
        return new AlterAction.RenameColumn(attribute, name, c.since(from));
    }

    static Command domain(Cursor c) {
        ObjectRef object = ObjectRef.of(ObjectKind.DOMAIN, c.qualifiedName());
        return new Command.Alter(object, false, false, List.of(domainAction(c)));
    }

    private static AlterAction domainAction(Cursor c) {
        int from = c.at();
        switch (c.word()) {
            case "owner" -> {
                return AlterParser.ownerTo(c);
            }
            case "add" -> {
                c.next();
                return new AlterAction.AddConstraint(ConstraintParser.ofTable(c), c.since(from));
            }
            case "validate" -> {
                return AlterRelationParser.validate(c, from);
            }
            case "rename" -> {
                return c.is(1, "to") ? AlterParser.renameTo(c) : AlterRelationParser.renameConstraint(c, from);
            }
            case "drop" -> {
                return c.is(1, "constraint") ? AlterRelationParser.dropConstraint(c, from) : drop(c, from);
            }
            case "set" -> {
                return c.is(1, "schema") ? AlterParser.setSchema(c) : set(c, from);
            }
            default -> throw c.unfit("an action of ALTER DOMAIN");
        }
    }

    private static AlterAction set(Cursor c, int from) {
        c.next();
        if (c.accept("default")) {
            return new AlterAction.SetDefault(null, AlterParser.expression(c), c.since(from));
        }
        c.expect("not");
        c.expect("null");
        return new AlterAction.SetNotNull(null, c.since(from));
    }

    private static AlterAction drop(Cursor c, int from) {
        c.next();
        if (c.accept("default")) {
            return new AlterAction.DropDefault(null, c.since(from));
        }
        c.expect("not");
        c.expect("null");
        return new AlterAction.DropNotNull(null, c.since(from));
    }
}

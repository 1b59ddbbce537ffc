package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.AlterAction.RowSecurity.Change;
import io.github.migrationguard.sql.ast.ColumnDefinition;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Constraint;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** ALTER of tables, views, indexes and sequences: PostgreSQL's grammar takes the same actions for all of them. */
final class AlterRelationParser {
    private AlterRelationParser() {}

    static Command parse(Cursor c, ObjectKind kind) {
        if (c.is("all") && c.is(1, "in") && c.is(2, "tablespace")) {
            return allInTablespace(c);
        }
        boolean ifExists = c.ifExists();
        boolean only = c.is("only");
        QualifiedName name = c.relation();
        ObjectRef object = ObjectRef.of(kind, name);
        List<AlterAction> actions = new ArrayList<>(1);
        do {
            actions.add(action(c, kind));
        } while (c.accept(','));
        return new Command.Alter(object, ifExists, only, List.copyOf(actions));
    }

    private static Command allInTablespace(Cursor c) {
        int from = c.at();
        c.next();
        c.next();
        c.next();
        ObjectRef object = ObjectRef.of(ObjectKind.TABLESPACE, c.qualifiedName());
        Seams.skipRest(c);
        AlterAction action = new AlterAction.SetOption("all in tablespace", c.since(from));
        return new Command.Alter(object, false, false, List.of(action));
    }

    private static AlterAction action(Cursor c, ObjectKind kind) {
        int from = c.at();
        switch (c.word()) {
            case "add" -> {
                return add(c, from);
            }
            case "drop" -> {
                return c.is(1, "constraint") ? dropConstraint(c, from) : dropColumn(c, from);
            }
            case "alter" -> {
                c.next();
                return c.is("constraint") ? alterConstraint(c, from) : AlterColumnParser.parse(c, from);
            }
            case "validate" -> {
                return validate(c, from);
            }
            case "enable", "disable", "force" -> {
                return switching(c, from);
            }
            case "no" -> {
                return no(c, from);
            }
            case "rename" -> {
                return rename(c, from);
            }
            case "owner" -> {
                return AlterParser.ownerTo(c);
            }
            case "set" -> {
                return c.is(1, "schema") ? AlterParser.setSchema(c) : set(c, from);
            }
            case "attach", "detach" -> {
                return partition(c, from);
            }
            case "inherit" -> {
                c.next();
                return new AlterAction.Inherit(c.qualifiedName(), false, c.since(from));
            }
            default -> {
                return other(c, kind, from);
            }
        }
    }

    private static AlterAction add(Cursor c, int from) {
        c.next();
        if (!c.is("column") && !c.is("if", "not") && ConstraintParser.startsTableConstraint(c)) {
            Constraint constraint = ConstraintParser.ofTable(c);
            return new AlterAction.AddConstraint(constraint, c.since(from));
        }
        c.accept("column");
        boolean ifNotExists = c.ifNotExists();
        ColumnDefinition column = CreateTableParser.column(c);
        return new AlterAction.AddColumn(column, ifNotExists, c.since(from));
    }

    private static AlterAction dropColumn(Cursor c, int from) {
        c.next();
        c.accept("column");
        boolean ifExists = c.ifExists();
        Identifier name = c.name();
        return new AlterAction.DropColumn(name, ifExists, c.cascade(), c.since(from));
    }

    static AlterAction dropConstraint(Cursor c, int from) {
        c.expect("drop");
        c.expect("constraint");
        boolean ifExists = c.ifExists();
        Identifier name = c.name();
        return new AlterAction.DropConstraint(name, ifExists, c.cascade(), c.since(from));
    }

    private static AlterAction alterConstraint(Cursor c, int from) {
        c.expect("constraint");
        Identifier name = c.name();
        while (!c.atEnd() && c.symbol() != ',') {
            switch (c.word()) {
                case "not", "no", "initially" -> {
                    c.next();
                    c.next();
                }
                case "deferrable", "enforced", "inherit" -> c.next();
                default -> {
                    return new AlterAction.AlterConstraint(name, c.since(from));
                }
            }
        }
        return new AlterAction.AlterConstraint(name, c.since(from));
    }

    static AlterAction validate(Cursor c, int from) {
        c.expect("validate");
        c.expect("constraint");
        return new AlterAction.ValidateConstraint(c.name(), c.since(from));
    }

    private static AlterAction switching(Cursor c, int from) {
        boolean enable = !c.is("disable");
        boolean force = c.is("force");
        c.next();
        if (c.is("row")) {
            rowLevelSecurity(c);
            Change change = force ? Change.FORCE : enable ? Change.ENABLE : Change.DISABLE;
            return new AlterAction.RowSecurity(change, c.since(from));
        }
        if (enable && !c.accept("always")) {
            c.accept("replica");
        }
        ObjectKind kind = c.is("rule") ? ObjectKind.RULE : ObjectKind.TRIGGER;
        c.expect(kind.words());
        boolean all = c.is("all") || c.is("user");
        Identifier name = c.is("all") || c.is("user") ? c.label() : c.name();
        return new AlterAction.SetFiring(kind, all ? null : name, enable, c.since(from));
    }

    private static void rowLevelSecurity(Cursor c) {
        c.expect("row");
        c.expect("level");
        c.expect("security");
    }

    private static AlterAction no(Cursor c, int from) {
        c.next();
        if (c.accept("force")) {
            rowLevelSecurity(c);
            return new AlterAction.RowSecurity(Change.NO_FORCE, c.since(from));
        }
        if (c.accept("inherit")) {
            return new AlterAction.Inherit(c.qualifiedName(), true, c.since(from));
        }
        return dependsOn(c, from);
    }

    private static AlterAction dependsOn(Cursor c, int from) {
        c.expect("depends");
        c.expect("on");
        c.expect("extension");
        c.name();
        return new AlterAction.SetOption(AlterParser.words(c, from), c.since(from));
    }

    private static AlterAction rename(Cursor c, int from) {
        if (c.is(1, "to")) {
            return AlterParser.renameTo(c);
        }
        if (c.is(1, "constraint")) {
            return renameConstraint(c, from);
        }
        c.next();
        c.accept("column");
        Identifier column = c.name();
        c.expect("to");
        return new AlterAction.RenameColumn(column, c.name(), c.since(from));
    }

    static AlterAction renameConstraint(Cursor c, int from) {
        c.expect("rename");
        c.expect("constraint");
        Identifier constraint = c.name();
        c.expect("to");
        return new AlterAction.RenameConstraint(constraint, c.name(), c.since(from));
    }

    private static AlterAction set(Cursor c, int from) {
        c.next();
        switch (c.word()) {
            case "without", "tablespace", "access" -> {
                c.next();
                c.accept("method");
                c.label();
            }
            case "logged", "unlogged" -> c.next();
            default -> {
                if (c.symbol() != '(') {
                    throw c.unfit("something that can be set");
                }
                c.parenthesised();
            }
        }
        return new AlterAction.SetOption(AlterParser.words(c, from), c.since(from));
    }

    private static AlterAction partition(Cursor c, int from) {
        boolean attach = c.is("attach");
        c.next();
        c.expect("partition");
        QualifiedName name = c.qualifiedName();
        if (attach) {
            if (c.is("for") || c.is("default")) {
                CreateTableParser.bound(c);
            }
            return new AlterAction.AttachPartition(name, c.since(from));
        }
        boolean concurrently = c.accept("concurrently");
        boolean finalize = c.accept("finalize");
        return new AlterAction.DetachPartition(name, concurrently, finalize, c.since(from));
    }

    private static AlterAction other(Cursor c, ObjectKind kind, int from) {
        switch (c.word()) {
            case "cluster" -> {
                c.next();
                c.expect("on");
                c.name();
            }
            case "of" -> {
                c.next();
                c.qualifiedFunctionName();
            }
            case "not" -> {
                c.next();
                c.expect("of");
            }
            case "replica" -> {
                c.next();
                c.expect("identity");
                if (c.accept("using")) {
                    c.expect("index");
                    c.name();
                } else {
                    c.label();
                }
            }
            case "reset", "options" -> {
                c.next();
                c.parenthesised();
            }
            case "depends" -> {
                return dependsOn(c, from);
            }
            default -> {
                if (kind != ObjectKind.SEQUENCE || !SequenceOptions.skip(c)) {
                    throw c.unfit("an action of ALTER " + kind.words().toUpperCase(Locale.ROOT));
                }
            }
        }
        return new AlterAction.SetOption(AlterParser.words(c, from), c.since(from));
    }
}

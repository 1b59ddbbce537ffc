package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** GRANT and REVOKE, of privileges and of membership. */
final class GrantParser {
    private GrantParser() {}

    static Command parse(Cursor c) {
        boolean grant = c.is("grant");
        c.next();
        int from = c.at();
        if (!grant && c.is(2, "for") && (c.is(1, "option") || c.is(1, "admin"))) {
            c.next();
            c.next();
            c.next();
        }
        List<Identifier> granted = new ArrayList<>();
        do {
            granted.add(privilege(c));
        } while (c.accept(','));
        if (c.accept("on")) {
            return privileges(c, grant, from);
        }
        expectDirection(c, grant);
        List<Identifier> roles = c.roles();
        options(c);
        return new Command.GrantRole(grant, List.copyOf(granted), roles);
    }

    /** ALTER DEFAULT PRIVILEGES (PostgreSQL manual, SQL Commands), behind DEFAULT. */
    static Command byDefault(Cursor c, int from) {
        c.expect("privileges");
        List<Identifier> owners = new ArrayList<>();
        List<Identifier> schemas = new ArrayList<>();
        while (!c.is("grant") && !c.is("revoke")) {
            if (c.accept("in", "schema")) {
                schemas.addAll(c.names());
            } else if (c.accept("for", "role") || c.accept("for", "user")) {
                owners.addAll(c.roles());
            } else {
                throw c.unfit("GRANT or REVOKE");
            }
        }
        boolean grant = c.is("grant");
        c.next();
        if (!grant) {
            c.accept("grant", "option", "for");
        }
        do {
            privilege(c);
        } while (c.accept(','));
        c.expect("on");
        String objects = future(c);
        expectDirection(c, grant);
        List<Identifier> roles = c.roles();
        options(c);
        return new Command.AlterDefaultPrivileges(
                grant, List.copyOf(owners), List.copyOf(schemas), objects, roles, c.since(from));
    }

    /** What there will be, in PostgreSQL's plural. */
    private static String future(Cursor c) {
        String objects = c.word();
        switch (objects) {
            case "tables", "sequences", "functions", "types", "schemas" -> c.next();
            case "routines" -> {
                c.next();
                return "functions";
            }
            case "large" -> {
                c.next();
                c.expect("objects");
                return "large objects";
            }
            default -> throw c.unfit("TABLES, SEQUENCES, FUNCTIONS, TYPES, SCHEMAS or LARGE OBJECTS");
        }
        return objects;
    }

    /** A privilege with its columns, or a role. */
    private static Identifier privilege(Cursor c) {
        Identifier first = c.label();
        if (c.accept("system") || c.accept("privileges")) {
            return first;
        }
        if (c.symbol() == '(') {
            c.parenthesised();
        }
        return first;
    }

    private static Command privileges(Cursor c, boolean grant, int from) {
        List<ObjectRef> objects = new ArrayList<>();
        ObjectKind kind;
        if (c.accept("all")) {
            kind = plural(c);
            c.expect("in");
            c.expect("schema");
            for (Identifier schema : c.names()) {
                objects.add(ObjectRef.of(ObjectKind.SCHEMA, new QualifiedName(null, schema)));
            }
        } else {
            kind = kind(c);
            do {
                objects.add(object(c, kind));
            } while (c.accept(','));
        }
        expectDirection(c, grant);
        List<Identifier> roles = c.roles();
        options(c);
        return new Command.Grant(grant, kind, List.copyOf(objects), roles, c.since(from));
    }

    private static ObjectRef object(Cursor c, ObjectKind kind) {
        if (kind == ObjectKind.TYPE || kind == ObjectKind.DOMAIN) {
            return ObjectRef.of(kind, c.qualifiedName());
        }
        if (kind != ObjectKind.PARAMETER) {
            return ObjectNames.read(c, kind);
        }
        int from = c.at();
        c.label();
        while (c.accept('.')) {
            c.label();
        }
        return ObjectRef.of(kind, ObjectNames.made(c, from));
    }

    private static ObjectKind plural(Cursor c) {
        ObjectKind kind = switch (c.word()) {
            case "tables" -> ObjectKind.TABLE;
            case "sequences" -> ObjectKind.SEQUENCE;
            case "functions" -> ObjectKind.FUNCTION;
            case "procedures" -> ObjectKind.PROCEDURE;
            case "routines" -> ObjectKind.ROUTINE;
            default -> throw c.unfit("TABLES, SEQUENCES, FUNCTIONS, PROCEDURES or ROUTINES");
        };
        c.next();
        return kind;
    }

    /** A table's kind may be left out. */
    private static ObjectKind kind(Cursor c) {
        boolean written = switch (c.word()) {
            case "table",
                    "sequence",
                    "foreign",
                    "function",
                    "procedure",
                    "routine",
                    "database",
                    "domain",
                    "language",
                    "large",
                    "schema",
                    "tablespace",
                    "type" -> c.symbol(1) != '.' && !isLast(c);
            default -> false;
        };
        if (c.is("foreign", "server")) {
            c.next();
            c.next();
            return ObjectKind.SERVER;
        }
        if (c.is("parameter") && c.symbol(1) != '.' && !isLast(c)) {
            c.next();
            return ObjectKind.PARAMETER;
        }
        return written ? ObjectNames.kind(c) : ObjectKind.TABLE;
    }

    private static boolean isLast(Cursor c) {
        return c.symbol(1) == ',' || c.is(1, "to") || c.is(1, "from");
    }

    private static void expectDirection(Cursor c, boolean grant) {
        c.expect(grant ? "to" : "from");
    }

    private static void options(Cursor c) {
        while (true) {
            if (c.accept("with")) {
                do {
                    c.label();
                    if (!c.accept("option")) {
                        c.label();
                    }
                } while (c.accept(','));
            } else if (c.accept("granted")) {
                c.expect("by");
                c.role();
            } else if (!c.accept("cascade") && !c.accept("restrict")) {
                return;
            }
        }
    }
}

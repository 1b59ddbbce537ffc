package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.List;

/** Every CREATE whose object is all that is read of it. */
final class CreateOtherParser {
    private CreateOtherParser() {}

    static Command parse(Cursor c, boolean orReplace) {
        c.accept("default");
        ObjectKind kind = ObjectNames.kind(c);
        if (!isCreated(kind)) {
            c.moveTo(c.at() - 1);
            throw c.unfit("a kind of object that can be created");
        }
        boolean ifNotExists = kind != ObjectKind.USER_MAPPING ? c.ifNotExists() : ifNotExistsAhead(c);
        ObjectRef object = object(c, kind);
        if (kind == ObjectKind.LANGUAGE && c.atEnd()) {
            // without a handler it is another way to write CREATE EXTENSION
            return new Command.CreateExtension(object.name().name(), orReplace, null, false);
        }
        int from = c.at();
        Seams.skipRest(c);
        return new Command.CreateOther(object, orReplace, ifNotExists, c.since(from));
    }

    private static boolean isCreated(ObjectKind kind) {
        return switch (kind) {
            case COLUMN, CONSTRAINT, LARGE_OBJECT, ROUTINE -> false;
            default -> true;
        };
    }

    private static boolean ifNotExistsAhead(Cursor c) {
        return c.is("if", "not") && c.is(2, "exists");
    }

    private static ObjectRef object(Cursor c, ObjectKind kind) {
        return switch (kind) {
            case AGGREGATE -> aggregate(c);
            case OPERATOR -> ObjectRef.of(kind, ObjectNames.operatorName(c));
            case OPERATOR_CLASS -> ObjectRef.of(kind, c.qualifiedName());
            case STATISTICS -> {
                boolean named = !c.is("on") && c.symbol() != '(';
                Identifier none = new Identifier("", false, 0, 0);
                yield ObjectRef.of(kind, named ? c.qualifiedName() : new QualifiedName(null, none));
            }
            case EVENT_TRIGGER -> ObjectRef.of(kind, new QualifiedName(null, c.name()));
            case LANGUAGE -> ObjectRef.of(kind, language(c));
            default -> ObjectNames.read(c, kind);
        };
    }

    private static QualifiedName language(Cursor c) {
        if (c.isString()) {
            int token = c.at();
            String name = c.string();
            Identifier identifier = new Identifier(
                    name, false, c.tokens().start(token), c.tokens().end(token));
            return new QualifiedName(null, identifier);
        }
        return c.qualifiedName();
    }

    /** The old form has its options where the arguments stand in the new one. */
    private static ObjectRef aggregate(Cursor c) {
        QualifiedName name = c.qualifiedFunctionName();
        int open = c.at();
        c.parenthesised();
        if (c.symbol() != '(') {
            return new ObjectRef(ObjectKind.AGGREGATE, name, null, null);
        }
        c.moveTo(open);
        List<String> signature = Arguments.aggregate(c);
        return new ObjectRef(ObjectKind.AGGREGATE, name, null, signature);
    }
}

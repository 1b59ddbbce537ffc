package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;

/** Kinds of objects and the ways in which commands name one of each kind. */
final class ObjectNames {
    private ObjectNames() {}

    /** The kind that the words here say; moves over them. */
    static ObjectKind kind(Cursor c) {
        String word = c.word();
        c.next();
        return switch (word) {
            case "access" -> then(c, "method", ObjectKind.ACCESS_METHOD);
            case "aggregate" -> ObjectKind.AGGREGATE;
            case "cast" -> ObjectKind.CAST;
            case "collation" -> ObjectKind.COLLATION;
            case "column" -> ObjectKind.COLUMN;
            case "constraint" -> ObjectKind.CONSTRAINT;
            case "conversion" -> ObjectKind.CONVERSION;
            case "database" -> ObjectKind.DATABASE;
            case "domain" -> ObjectKind.DOMAIN;
            case "event" -> then(c, "trigger", ObjectKind.EVENT_TRIGGER);
            case "extension" -> ObjectKind.EXTENSION;
            case "foreign" -> {
                if (c.accept("table")) {
                    yield ObjectKind.FOREIGN_TABLE;
                }
                c.expect("data");
                yield then(c, "wrapper", ObjectKind.FOREIGN_DATA_WRAPPER);
            }
            case "function" -> ObjectKind.FUNCTION;
            case "index" -> ObjectKind.INDEX;
            case "language" -> ObjectKind.LANGUAGE;
            case "procedural", "trusted" -> {
                c.accept("procedural");
                yield then(c, "language", ObjectKind.LANGUAGE);
            }
            case "large" -> then(c, "object", ObjectKind.LARGE_OBJECT);
            case "materialized" -> then(c, "view", ObjectKind.MATERIALIZED_VIEW);
            case "operator" -> operator(c);
            case "policy" -> ObjectKind.POLICY;
            case "procedure" -> ObjectKind.PROCEDURE;
            case "publication" -> ObjectKind.PUBLICATION;
            case "role", "group" -> ObjectKind.ROLE;
            case "routine" -> ObjectKind.ROUTINE;
            case "rule" -> ObjectKind.RULE;
            case "schema" -> ObjectKind.SCHEMA;
            case "sequence" -> ObjectKind.SEQUENCE;
            case "server" -> ObjectKind.SERVER;
            case "statistics" -> ObjectKind.STATISTICS;
            case "subscription" -> ObjectKind.SUBSCRIPTION;
            case "table" -> ObjectKind.TABLE;
            case "tablespace" -> ObjectKind.TABLESPACE;
            case "text" -> {
                c.expect("search");
                yield textSearch(c);
            }
            case "transform" -> ObjectKind.TRANSFORM;
            case "trigger" -> ObjectKind.TRIGGER;
            case "type" -> ObjectKind.TYPE;
            case "user" -> c.accept("mapping") ? ObjectKind.USER_MAPPING : ObjectKind.ROLE;
            case "view" -> ObjectKind.VIEW;
            default -> {
                c.moveTo(c.at() - 1);
                throw c.unfit("a kind of object");
            }
        };
    }

    private static ObjectKind then(Cursor c, String word, ObjectKind kind) {
        c.expect(word);
        return kind;
    }

    private static ObjectKind operator(Cursor c) {
        if (c.accept("class")) {
            return ObjectKind.OPERATOR_CLASS;
        }
        return c.accept("family") ? ObjectKind.OPERATOR_FAMILY : ObjectKind.OPERATOR;
    }

    private static ObjectKind textSearch(Cursor c) {
        String word = c.word();
        c.next();
        return switch (word) {
            case "configuration" -> ObjectKind.TEXT_SEARCH_CONFIGURATION;
            case "dictionary" -> ObjectKind.TEXT_SEARCH_DICTIONARY;
            case "parser" -> ObjectKind.TEXT_SEARCH_PARSER;
            case "template" -> ObjectKind.TEXT_SEARCH_TEMPLATE;
            default -> {
                c.moveTo(c.at() - 1);
                throw c.unfit("CONFIGURATION, DICTIONARY, PARSER or TEMPLATE");
            }
        };
    }

    /** The object of that kind which is named here. */
    static ObjectRef read(Cursor c, ObjectKind kind) {
        return switch (kind) {
            case FUNCTION, PROCEDURE, ROUTINE -> {
                QualifiedName name = c.qualifiedFunctionName();
                boolean listed = c.symbol() == '(';
                yield new ObjectRef(kind, name, null, listed ? Arguments.signature(Arguments.read(c)) : null);
            }
            case AGGREGATE -> {
                QualifiedName name = c.qualifiedFunctionName();
                yield new ObjectRef(kind, name, null, Arguments.aggregate(c));
            }
            case OPERATOR -> {
                QualifiedName name = operatorName(c);
                yield new ObjectRef(kind, name, null, Arguments.operands(c));
            }
            case OPERATOR_CLASS, OPERATOR_FAMILY -> {
                QualifiedName name = c.qualifiedName();
                c.expect("using");
                c.name();
                yield ObjectRef.of(kind, name);
            }
            case TRIGGER, POLICY, RULE -> {
                Identifier name = c.name();
                c.expect("on");
                yield new ObjectRef(kind, new QualifiedName(null, name), c.qualifiedName(), null);
            }
            case CONSTRAINT, DOMAIN_CONSTRAINT -> constraint(c);
            case COLUMN -> column(c);
            case CAST -> {
                int from = c.at();
                c.parenthesised();
                yield ObjectRef.of(kind, made(c, from));
            }
            case TRANSFORM -> {
                int from = c.at();
                c.expect("for");
                Types.read(c);
                c.expect("language");
                c.name();
                yield ObjectRef.of(kind, made(c, from));
            }
            case USER_MAPPING -> {
                c.accept("if", "not", "exists");
                int from = c.at();
                c.expect("for");
                c.role();
                c.expect("server");
                c.name();
                yield ObjectRef.of(kind, made(c, from));
            }
            case LARGE_OBJECT -> {
                c.next();
                yield ObjectRef.of(kind, made(c, c.at() - 1));
            }
            case TYPE, DOMAIN -> type(c, kind);
            case ROLE -> ObjectRef.of(kind, new QualifiedName(null, c.role()));
            default -> ObjectRef.of(kind, c.qualifiedName());
        };
    }

    private static ObjectRef constraint(Cursor c) {
        Identifier name = c.name();
        c.expect("on");
        ObjectKind kind = isDomain(c) ? ObjectKind.DOMAIN_CONSTRAINT : ObjectKind.CONSTRAINT;
        return new ObjectRef(kind, new QualifiedName(null, name), c.qualifiedName(), null);
    }

    /** The word DOMAIN, unless it is the name of a table or a schema. */
    private static boolean isDomain(Cursor c) {
        return c.isName(1) && c.accept("domain");
    }

    /** table.column, schema.table.column or database.schema.table.column. */
    private static ObjectRef column(Cursor c) {
        Identifier schema = null;
        Identifier table = null;
        Identifier name = c.name();
        while (c.accept('.')) {
            schema = table;
            table = name;
            name = c.label();
        }
        if (table == null) {
            throw c.unfit("the column's table");
        }
        return new ObjectRef(ObjectKind.COLUMN, new QualifiedName(null, name), new QualifiedName(schema, table), null);
    }

    private static ObjectRef type(Cursor c, ObjectKind kind) {
        int from = c.at();
        TokenRange range = Types.read(c);
        int to = c.at();
        boolean plain = (to - from) % 2 == 1;
        for (int i = from + 1; i < to; i += 2) {
            plain &= c.tokens().symbol(i) == '.';
        }
        if (!plain) {
            String text = Types.text(c.tokens(), range);
            return ObjectRef.of(kind, named(c, from, text));
        }
        c.moveTo(from);
        return ObjectRef.of(kind, c.qualifiedFunctionName());
    }

    /** [schema.]operator, also OPERATOR(schema.operator) as operator classes write it. */
    static QualifiedName operatorName(Cursor c) {
        Identifier schema = null;
        while (c.isName() && c.symbol(1) == '.') {
            schema = c.name();
            c.next();
        }
        if (c.symbol() == 0) {
            throw c.unfit("an operator");
        }
        String text = c.tokens().text(c.at());
        c.next();
        return new QualifiedName(schema, named(c, c.at() - 1, text).name());
    }

    /** A name for what has none: the tokens since {@code from} as normalised text. */
    static QualifiedName made(Cursor c, int from) {
        return named(c, from, Types.text(c.tokens(), c.since(from)));
    }

    private static QualifiedName named(Cursor c, int from, String text) {
        Identifier name =
                new Identifier(text, false, c.tokens().start(from), c.tokens().end(c.at() - 1));
        return new QualifiedName(null, name);
    }
}

package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ast.Argument;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves names to keys by the search path (PostgreSQL manual, 5.10.3) and makes up the names that PostgreSQL does. */
final class Names {
    private static final int LONGEST_NAME = 63;

    private final Catalog catalog;
    private final Session session;

    Names(Catalog catalog, Session session) {
        this.catalog = catalog;
        this.session = session;
    }

    Key relation(QualifiedName name) {
        return existing(ObjectKind.TABLE, name);
    }

    Key newRelation(QualifiedName name, boolean temporary) {
        if (temporary) {
            return Key.relation(Key.TEMPORARY_SCHEMA, name.name().value());
        }
        return Key.relation(creationSchema(name.schema()), name.name().value());
    }

    /** The key of an existing object of a kind that lives in schemas. */
    Key existing(ObjectKind kind, QualifiedName name) {
        String bare = name.name().value();
        Identifier schema = name.schema();
        if (schema != null) {
            return Key.of(kind, schemaName(schema), bare);
        }
        if (catalog.hasTemporary()) {
            Key temporary = Key.of(kind, Key.TEMPORARY_SCHEMA, bare);
            if (catalog.presence(temporary) == Presence.PRESENT) {
                return temporary;
            }
        }
        Key unknown = null;
        for (String candidate : session.searchPath()) {
            Key key = Key.of(kind, candidate, bare);
            Presence presence = catalog.presence(key);
            if (presence == Presence.PRESENT) {
                return key;
            }
            if (presence == Presence.UNKNOWN && unknown == null) {
                unknown = key;
            }
        }
        return unknown != null ? unknown : Key.of(kind, session.searchPath().get(0), bare);
    }

    Key created(ObjectKind kind, QualifiedName name) {
        return Key.of(kind, creationSchema(name.schema()), name.name().value());
    }

    String creationSchema(@Nullable Identifier schema) {
        if (schema != null) {
            return schemaName(schema);
        }
        for (String candidate : session.searchPath()) {
            if (catalog.presence(Key.global(ObjectKind.SCHEMA, candidate)) != Presence.ABSENT) {
                return candidate;
            }
        }
        return session.searchPath().get(0);
    }

    private static String schemaName(Identifier schema) {
        return schema.value().startsWith("pg_temp") ? Key.TEMPORARY_SCHEMA : schema.value();
    }

    /** Whether objects of this kind have a schema. */
    static boolean livesInSchema(ObjectKind kind) {
        return switch (kind) {
            case ACCESS_METHOD,
                    CAST,
                    DATABASE,
                    EVENT_TRIGGER,
                    EXTENSION,
                    FOREIGN_DATA_WRAPPER,
                    LANGUAGE,
                    LARGE_OBJECT,
                    PARAMETER,
                    PUBLICATION,
                    ROLE,
                    SCHEMA,
                    SERVER,
                    SUBSCRIPTION,
                    TABLESPACE,
                    TRANSFORM,
                    USER_MAPPING -> false;
            default -> true;
        };
    }

    /** The key of an object as a command refers to it; routines without a signature by their only overload. */
    Key of(ObjectRef object) {
        ObjectKind kind = object.kind();
        if (!livesInSchema(kind)) {
            return Key.global(kind, object.name().name().value());
        }
        if (kind.isRoutine() || kind == ObjectKind.OPERATOR) {
            return routine(object);
        }
        return existing(kind, object.name());
    }

    private Key routine(ObjectRef object) {
        List<String> signature = object.signature();
        if (signature != null) {
            return existing(object.kind(), withSignature(object.name(), signature));
        }
        List<Key> overloads = new ArrayList<>();
        Identifier schema = object.name().schema();
        for (String candidate : schema == null ? session.searchPath() : List.of(schemaName(schema))) {
            for (Key key : catalog.overloads(candidate, object.name().name().value())) {
                if (catalog.presence(key) == Presence.PRESENT) {
                    overloads.add(key);
                }
            }
        }
        if (overloads.size() > 1) {
            throw SqlError.of("42725", object.kind().words() + " name \"" + object.name() + "\" is not unique");
        }
        return overloads.size() == 1
                ? overloads.get(0)
                : existing(object.kind(), withSignature(object.name(), List.of("?")));
    }

    static QualifiedName withSignature(QualifiedName name, List<String> types) {
        List<String> normal = types.stream().map(TypeNames::normal).toList();
        Identifier schema = name.schema();
        return QualifiedName.of(
                schema == null ? null : schema.value(), name.name().value() + "(" + String.join(",", normal) + ")");
    }

    static List<String> inputTypes(List<Argument> arguments, boolean procedure) {
        return arguments.stream()
                .filter(argument -> switch (argument.mode()) {
                    case IN, INOUT, VARIADIC -> true;
                    case OUT -> procedure;
                    case TABLE -> false;
                })
                .map(Argument::typeText)
                .toList();
    }

    /** The first free relation name as ChooseRelationName makes it: {@code table_columns_label}, then with 1, 2, ... */
    String freeRelationName(String schema, String table, String columns, String label) {
        for (int number = 0; ; number++) {
            String name = objectName(table, columns, number == 0 ? label : label + number);
            if (catalog.presence(Key.relation(schema, name)) != Presence.PRESENT) {
                return name;
            }
        }
    }

    /** makeObjectName: parts joined by underscores, the longer of the first two cut until all fits into 63 bytes. */
    static String objectName(String first, String second, String label) {
        int overhead = label.isEmpty() ? 0 : bytes(label) + 1;
        overhead += second.isEmpty() ? 0 : 1;
        String one = first;
        String two = second;
        while (bytes(one) + bytes(two) + overhead > LONGEST_NAME) {
            if (bytes(one) > bytes(two)) {
                one = one.substring(0, one.offsetByCodePoints(one.length(), -1));
            } else {
                two = two.substring(0, two.offsetByCodePoints(two.length(), -1));
            }
        }
        return one + (second.isEmpty() ? "" : "_" + two) + (label.isEmpty() ? "" : "_" + label);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** A text as the type {@code name} keeps it: cut to 63 bytes. */
    static String cut(String text) {
        String cut = text;
        while (bytes(cut) > LONGEST_NAME) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }
}

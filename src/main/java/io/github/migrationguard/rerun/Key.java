package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ast.ObjectKind;

/**
 * Identity of an object in the symbolic catalog: objects with equal keys clash in PostgreSQL.
 *
 * @param space the name space; every relation has {@link ObjectKind#TABLE}, types and domains {@link ObjectKind#TYPE},
 *     routines {@link ObjectKind#FUNCTION}, the rest its own kind
 * @param schema empty for objects that live in no schema
 * @param name stored name; of routines with its argument types in parentheses
 */
record Key(ObjectKind space, String schema, String name) {
    static final String TEMPORARY_SCHEMA = "pg_temp";

    static Key of(ObjectKind kind, String schema, String name) {
        return new Key(spaceOf(kind), schema, name);
    }

    static Key relation(String schema, String name) {
        return new Key(ObjectKind.TABLE, schema, name);
    }

    static Key type(String schema, String name) {
        return new Key(ObjectKind.TYPE, schema, name);
    }

    static Key global(ObjectKind kind, String name) {
        return new Key(kind, "", name);
    }

    static ObjectKind spaceOf(ObjectKind kind) {
        if (kind.isRelation()) {
            return ObjectKind.TABLE;
        }
        if (kind.isRoutine()) {
            return ObjectKind.FUNCTION;
        }
        return kind == ObjectKind.DOMAIN ? ObjectKind.TYPE : kind;
    }

    /** The same in every JVM, which an enum's own is not: maps of keys have one order, and so have the findings. */
    @Override
    public int hashCode() {
        return (space.name().hashCode() * 31 + schema.hashCode()) * 31 + name.hashCode();
    }

    boolean isTemporary() {
        return schema.equals(TEMPORARY_SCHEMA);
    }

    Key renamed(String newName) {
        return new Key(space, schema, newName);
    }

    Key moved(String newSchema) {
        return new Key(space, newSchema, name);
    }

    /** The name as a user would write it: without the schema {@code public}. */
    String shown() {
        return schema.isEmpty() || schema.equals("public") || isTemporary() ? name : schema + "." + name;
    }
}

package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ast.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Identity of an object in the symbolic catalog: objects with equal keys clash in PostgreSQL. The name space of every
 * relation is {@link ObjectKind#TABLE}, of types and domains {@link ObjectKind#TYPE}, of routines
 * {@link ObjectKind#FUNCTION}, of the rest its own kind. Objects that live in no schema have an empty one; the name of
 * a routine has its argument types in parentheses.
 */
final class Key {
    static final String TEMPORARY_SCHEMA = "pg_temp";

    private final ObjectKind space;
    private final String schema;
    private final String name;
    /** The same in every JVM, which an enum's own is not: maps of keys have one order, and so have the findings. */
    private final int hash;

    private Key(ObjectKind space, String schema, String name) {
        this.space = space;
        this.schema = schema;
        this.name = name;
        this.hash = (space.name().hashCode() * 31 + schema.hashCode()) * 31 + name.hashCode();
    }

    ObjectKind space() {
        return space;
    }

    String schema() {
        return schema;
    }

    String name() {
        return name;
    }

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

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Key key
                        && hash == key.hash
                        && space == key.space
                        && name.equals(key.name)
                        && schema.equals(key.schema));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return space + " " + shown();
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

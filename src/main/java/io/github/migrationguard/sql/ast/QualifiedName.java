package io.github.migrationguard.sql.ast;

import org.jspecify.annotations.Nullable;

/** A name with an optional schema; a leading database name is dropped, as it can only be the current one. */
public record QualifiedName(@Nullable Identifier schema, Identifier name) {
    public static QualifiedName of(@Nullable String schema, String name) {
        return new QualifiedName(schema == null ? null : Identifier.of(schema), Identifier.of(name));
    }

    /** Offset of the first character of the whole name. */
    public int start() {
        return schema == null ? name.start() : schema.start();
    }

    /** Offset behind the last character of the whole name. */
    public int end() {
        return name.end();
    }

    @Override
    public String toString() {
        return schema == null ? name.value() : schema.value() + "." + name.value();
    }
}

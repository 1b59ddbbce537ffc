package io.github.migrationguard.rerun;

import org.jspecify.annotations.Nullable;

/** Something that belongs to an object and has a name of its own only there. */
record Part(Kind kind, String name) {
    /** What belongs to objects. */
    enum Kind {
        COLUMN,
        CONSTRAINT,
        TRIGGER,
        POLICY,
        RULE,
        LABEL,
        MEMBER,
        PARENT,
        SETTING
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Part part && kind == part.kind && name.equals(part.name));
    }

    /** The same in every JVM, as {@link Key#hashCode}. */
    @Override
    public int hashCode() {
        return kind.name().hashCode() * 31 + name.hashCode();
    }

    static Part column(String name) {
        return new Part(Kind.COLUMN, name);
    }

    static Part constraint(String name) {
        return new Part(Kind.CONSTRAINT, name);
    }

    static Part setting(String name) {
        return new Part(Kind.SETTING, name);
    }
}

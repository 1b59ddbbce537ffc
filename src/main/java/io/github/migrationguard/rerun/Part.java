package io.github.migrationguard.rerun;

import org.jspecify.annotations.Nullable;

/** Something that belongs to an object and has a name of its own only there. */
final class Part {
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

    private final Kind kind;
    private final String name;
    /** The same in every JVM, as {@link Key}'s. */
    private final int hash;

    Part(Kind kind, String name) {
        this.kind = kind;
        this.name = name;
        this.hash = kind.name().hashCode() * 31 + name.hashCode();
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    /** Whether its hash code is this one: others can't be equal. */
    boolean hasHash(int other) {
        return hash == other;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Part part && hash == part.hash && kind == part.kind && name.equals(part.name));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return kind + " " + name;
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

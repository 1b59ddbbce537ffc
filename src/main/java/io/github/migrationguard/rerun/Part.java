package io.github.migrationguard.rerun;

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

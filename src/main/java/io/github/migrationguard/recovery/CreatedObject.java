package io.github.migrationguard.recovery;

/**
 * An object that a migration creates, by names as PostgreSQL stores them.
 *
 * @param schema empty for a schema itself
 * @param parent the table of a column, constraint, trigger or policy, the type of a label; else empty
 */
record CreatedObject(Kind kind, String schema, String parent, String name) {
    /** What {@code ObjectLookup} can find. */
    enum Kind {
        SCHEMA,
        RELATION,
        TYPE,
        COLUMN,
        CONSTRAINT,
        TRIGGER,
        POLICY,
        LABEL
    }

    /** For people: {@code public.users}, {@code public.users.email}. */
    String shown() {
        return (schema.isEmpty() ? "" : schema + ".") + (parent.isEmpty() ? "" : parent + ".") + name;
    }
}

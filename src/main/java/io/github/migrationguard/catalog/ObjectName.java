package io.github.migrationguard.catalog;

import java.util.Comparator;

/**
 * Names one object of a database or its cluster, or one thing said about an object (its comment, its privileges).
 *
 * @param kind a word of PostgreSQL in lower case: {@code table}, {@code column}, {@code enum label}, {@code acl}, ...
 * @param name the name, quoted where it must be and with its schema, as SQL would write it: {@code public.a},
 *     {@code public.a."Id"}, {@code public.f(integer)}; {@code fk of table public.a} for what lives in a table but has
 *     no schema of its own; {@code of table public.a} and {@code on table public.a} for privileges and comments
 */
public record ObjectName(String kind, String name) implements Comparable<ObjectName> {
    private static final Comparator<ObjectName> ORDER =
            Comparator.comparing(ObjectName::kind).thenComparing(ObjectName::name);

    /** By kind, then by name, in UTF-16 order: the same on every machine. */
    @Override
    public int compareTo(ObjectName other) {
        return ORDER.compare(this, other);
    }

    /** The words that a report uses: {@code index public.t_idx}. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}

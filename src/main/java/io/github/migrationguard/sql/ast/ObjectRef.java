package io.github.migrationguard.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object as a command names it.
 *
 * @param kind what it is
 * @param name its name; for a cast, transform or user mapping a name made of its parts' text
 * @param table the table (or domain, view) that it belongs to: for columns, constraints, policies, triggers, rules
 * @param signature input argument types of a routine, aggregate or operator, each as normalised text (lower case, one
 *     blank between words); null where no list was written
 */
public record ObjectRef(
        ObjectKind kind,
        QualifiedName name,
        @Nullable QualifiedName table,
        @Nullable List<String> signature) {
    public static ObjectRef of(ObjectKind kind, QualifiedName name) {
        return new ObjectRef(kind, name, null, null);
    }
}

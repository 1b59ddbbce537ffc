package io.github.migrationguard.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column, table or domain constraint, in the wide sense of the grammar: NULL, DEFAULT, IDENTITY and GENERATED stand
 * where constraints stand.
 *
 * @param kind what it says
 * @param name given with CONSTRAINT name, else null
 * @param columns the constrained columns; for a column constraint the one column
 * @param references the referenced table of a foreign key
 * @param referencedColumns its columns; empty means its primary key
 * @param usingIndex the index of UNIQUE or PRIMARY KEY USING INDEX
 * @param expression CHECK, DEFAULT or GENERATED expression without its outer parentheses; EXCLUDE: its element list;
 *     IDENTITY: its sequence options
 * @param notValid NOT VALID, which NOT ENFORCED implies
 * @param nullsNotDistinct UNIQUE NULLS NOT DISTINCT
 * @param range all of its tokens
 */
public record Constraint(
        Kind kind,
        @Nullable Identifier name,
        List<Identifier> columns,
        @Nullable QualifiedName references,
        List<Identifier> referencedColumns,
        @Nullable Identifier usingIndex,
        TokenRange expression,
        boolean notValid,
        boolean nullsNotDistinct,
        TokenRange range) {
    /** What a constraint says. */
    public enum Kind {
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY,
        CHECK,
        EXCLUDE,
        NOT_NULL,
        NULL,
        DEFAULT,
        IDENTITY,
        GENERATED
    }
}

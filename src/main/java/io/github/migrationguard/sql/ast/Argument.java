package io.github.migrationguard.sql.ast;

import org.jspecify.annotations.Nullable;

/**
 * An argument of CREATE FUNCTION or CREATE PROCEDURE.
 *
 * @param mode IN, OUT, INOUT, VARIADIC, or TABLE for the columns of RETURNS TABLE
 * @param name null where none is given
 * @param typeText normalised type, as in {@link ColumnDefinition}
 * @param hasDefault whether DEFAULT or = follows
 */
public record Argument(Mode mode, @Nullable Identifier name, String typeText, boolean hasDefault) {
    /** The argument's direction. */
    public enum Mode {
        IN,
        OUT,
        INOUT,
        VARIADIC,
        TABLE
    }
}

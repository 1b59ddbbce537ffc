package io.github.migrationguard.sql.ast;

import java.util.List;

/**
 * A column of CREATE TABLE, ADD COLUMN or a composite type.
 *
 * @param name the column's name
 * @param type tokens of the data type, without COLLATE
 * @param typeText the type as normalised text: lower case unless quoted, one blank between words
 * @param constraints in the order written, each with {@code columns} holding this column
 * @param range all of its tokens
 */
public record ColumnDefinition(
        Identifier name, TokenRange type, String typeText, List<Constraint> constraints, TokenRange range) {}

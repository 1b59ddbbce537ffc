package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Plpgsql;
import org.jspecify.annotations.Nullable;

/**
 * The body of a DO block or of a PL/pgSQL routine.
 *
 * @param tokens its tokens; those of a dollar-quoted body carry the offsets of the whole file, those of a body in plain
 *     quotes the offsets of the decoded text
 * @param block what it says, or null where it could not be read
 */
public record PlpgsqlBody(Tokens tokens, Plpgsql.@Nullable Block block) {}

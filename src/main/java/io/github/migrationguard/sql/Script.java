package io.github.migrationguard.sql;

import java.util.List;

/**
 * A parsed text.
 *
 * @param tokens all tokens and comments
 * @param statements in order; empty statements and psql meta-commands are none
 * @param problems in the order of the text
 * @param metaCommands offsets of psql meta-commands
 */
public record Script(
        Tokens tokens, List<Statement> statements, List<SqlProblem> problems, List<Integer> metaCommands) {}

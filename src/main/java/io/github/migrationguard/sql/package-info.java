/**
 * PostgreSQL's text: characters to tokens, tokens to statements, statements to the records of {@code sql.ast}. Knows the
 * grammar of PostgreSQL 14 to 18 and nothing of files, of migrations or of what a statement does. Never throws on any
 * input and never takes more than linear time.
 */
@NullMarked
package io.github.migrationguard.sql;

import org.jspecify.annotations.NullMarked;

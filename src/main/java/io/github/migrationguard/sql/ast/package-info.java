/**
 * What a statement says, as plain values: one record per shape of PostgreSQL command, with names folded as the server
 * folds them and everything that needs no reading kept as a range of tokens. Knows nothing of how it was parsed nor of
 * what a statement does to a database.
 */
@NullMarked
package io.github.migrationguard.sql.ast;

import org.jspecify.annotations.NullMarked;

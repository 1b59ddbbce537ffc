/**
 * What a migration tool recorded in a database, and what is going on there: history tables as plain rows, the tool's lock,
 * sessions, index builds and prepared transactions that may belong to a migration. Takes an open transaction, reads, and
 * writes a {@code Recording} where it is told to. Must not know what the files say or what a row means for the next deploy:
 * {@code recovery} puts both together.
 */
@NullMarked
package io.github.migrationguard.history;

import org.jspecify.annotations.NullMarked;

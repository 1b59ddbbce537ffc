/**
 * What a database should have against what it has: the recorded migrations are replayed in a scratch database, both are
 * read in the same way, and what differs is told object by object. Knows which differences mean nothing: names that
 * PostgreSQL chose, owners, the order of columns, texts that say the same. Must not know how a history table looks, how a
 * result is shown, or what fails a build; never writes to the database that is verified.
 */
@NullMarked
package io.github.migrationguard.schema;

import org.jspecify.annotations.NullMarked;

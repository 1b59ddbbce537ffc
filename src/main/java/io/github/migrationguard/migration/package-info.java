/**
 * Files to migrations: the layouts of the migration tools, their order, ids, checksums and the way they send a file to
 * the server. Knows nothing of what the statements do and of no database.
 */
@NullMarked
package io.github.migrationguard.migration;

import org.jspecify.annotations.NullMarked;

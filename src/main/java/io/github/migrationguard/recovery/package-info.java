/**
 * Where a database stands: what the files say and what was recorded, put together into the state of each migration, with
 * what to do next. Knows the rules of the migration tool and what a migration creates; reads only. Must not know how a
 * result is shown, what fails a build, or where the database was named.
 */
@NullMarked
package io.github.migrationguard.recovery;

import org.jspecify.annotations.NullMarked;

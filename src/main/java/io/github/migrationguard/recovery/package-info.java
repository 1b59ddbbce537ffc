/**
 * Where a database stands: what the files say and what was recorded, put together into the state of each migration, with
 * what to do next, and the decision whether a migration may be recorded. Knows the rules of the migration tool and what a
 * migration creates; all that it writes is one {@code Recording} in a transaction of its own. Must not know how a
 * result is shown, what fails a build, or where the database was named.
 */
@NullMarked
package io.github.migrationguard.recovery;

import org.jspecify.annotations.NullMarked;

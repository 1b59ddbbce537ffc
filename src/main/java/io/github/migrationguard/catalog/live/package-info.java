/**
 * Reads the values of {@code catalog} from a PostgreSQL server, majors 14 to 18. Leaves the session, its transaction and
 * the database as they were, inside a transaction as well as outside. What is read stands in SQL resources beside this
 * package; nothing here knows why somebody wants to know.
 */
@NullMarked
package io.github.migrationguard.catalog.live;

import org.jspecify.annotations.NullMarked;

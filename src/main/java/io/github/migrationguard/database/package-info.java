/**
 * The way to a PostgreSQL that somebody named: the forms of connection URLs, and sessions opened with the driver itself.
 * Knows hosts, ports, parameters and how to speak of them without giving a secret away. Must not know what a session is
 * used for: migrations, catalogs and scratch databases are for the rooms above.
 */
@NullMarked
package io.github.migrationguard.database;

import org.jspecify.annotations.NullMarked;

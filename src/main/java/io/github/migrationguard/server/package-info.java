/**
 * Throwaway PostgreSQL servers: gets the programs, starts a server that nobody else can reach, hands out databases and
 * leaves nothing behind, however the build ends. Knows processes, files, users and JDBC. Where the programs come from is
 * a port ({@link io.github.migrationguard.server.BinariesSource}); it must not know Maven, migrations or verdicts.
 */
@NullMarked
package io.github.migrationguard.server;

import org.jspecify.annotations.NullMarked;

/**
 * What a database holds, as plain values: names of objects, snapshots of their definitions, fingerprints, the state of
 * rows and sequences, and what differs between two of them. Values from two databases can be compared, as no OID is in
 * any of them. Knows no connection and no SQL: {@code catalog.live} reads these values from a server.
 */
@NullMarked
package io.github.migrationguard.catalog;

import org.jspecify.annotations.NullMarked;

package io.github.migrationguard.catalog;

/**
 * Stands for a {@link Snapshot} without holding it: equal snapshots have equal fingerprints, and unequal ones differ save
 * with a chance of about 2^-128, as long as nobody searches for a collision.
 *
 * @param objects how many objects there are
 * @param high sum of one 64-bit hash over all objects, modulo 2^64
 * @param low sum of another
 */
public record Fingerprint(long objects, long high, long low) {}

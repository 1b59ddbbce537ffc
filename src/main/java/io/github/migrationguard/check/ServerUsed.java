package io.github.migrationguard.check;

/**
 * A server that proofs were made on.
 *
 * @param source {@code embedded}, {@code local} or {@code url}
 * @param version such as {@code 17.11}
 */
public record ServerUsed(String source, String version) {}

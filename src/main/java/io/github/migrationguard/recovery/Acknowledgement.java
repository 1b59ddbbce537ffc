package io.github.migrationguard.recovery;

/**
 * A person's word that a statement ran, where nothing can tell.
 *
 * @param statement its 1-based number in the migration
 * @param reason how the person knows; never blank
 */
public record Acknowledgement(int statement, String reason) {}

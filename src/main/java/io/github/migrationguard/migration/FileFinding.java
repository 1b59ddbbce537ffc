package io.github.migrationguard.migration;

import io.github.migrationguard.finding.Finding;

/** A finding about a file that is no migration of the history; {@code file} as in {@link Migration#file()}. */
public record FileFinding(String file, Finding finding) {}

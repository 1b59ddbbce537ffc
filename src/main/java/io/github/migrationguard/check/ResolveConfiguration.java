package io.github.migrationguard.check;

import org.jspecify.annotations.Nullable;

/**
 * What the user wants to have recorded, as written; {@link Resolves} validates it.
 *
 * @param migration id; null for the one that has failed
 * @param confirmedHost the host that the user typed; asked for where the environment names the database
 */
public record ResolveConfiguration(
        StatusConfiguration database,
        @Nullable String migration,
        boolean dryRun,
        @Nullable String confirmedHost) {}

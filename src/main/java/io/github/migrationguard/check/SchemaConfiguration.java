package io.github.migrationguard.check;

import java.util.List;

/**
 * What the user asked of the schema, as written; {@link SchemaChecks#run} validates it.
 *
 * @param database where the schema is, and how the build ends
 * @param include patterns of names, {@code *} for any text: only these are told; empty for all
 * @param exclude patterns of names that are not told
 */
public record SchemaConfiguration(StatusConfiguration database, List<String> include, List<String> exclude) {
    public SchemaConfiguration {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}

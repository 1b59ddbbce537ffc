package io.github.migrationguard.check;

import io.github.migrationguard.database.Target;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of the database, as written; {@link StatusChecks#run} validates it.
 *
 * @param schema of the history table; null: the one that the URL names, or else {@code public}
 * @param requireUpToDate whether a migration that waits for a deploy is an error
 * @param failOn {@code error}, {@code warning} or {@code never}
 */
public record StatusConfiguration(Target target, @Nullable String schema, boolean requireUpToDate, String failOn) {
    private static final String DEFAULT_SCHEMA = "public";

    /** The schema of the history table. */
    public String usedSchema() {
        if (schema != null && !schema.isBlank()) {
            return schema;
        }
        String named = target.url().schema();
        return named == null ? DEFAULT_SCHEMA : named;
    }

    /** For people, to be said before anything is read: host, database and schema, no secret. */
    public String shown() {
        String words = target.shown();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ", schema " + usedSchema() + " (from "
                + target.source().words() + ")";
    }
}

package io.github.migrationguard.schema;

import io.github.migrationguard.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One object that is not as the migrations leave it.
 *
 * @param objectType {@code table}, {@code column}, {@code index}, {@code row-security}, ...: a word without blanks
 * @param name as SQL would write it: {@code public.users.email}; what lives in a table but in no schema is named behind
 *     the table, {@code public.users.users_owner}
 * @param expected its definition after the migrations; null where they leave no such object
 * @param actual its definition in the database; null where it is not there
 * @param migration id of the migration that it comes from; null where none names it
 * @param explanation what is wrong, one sentence without a full stop; empty where both definitions say it
 */
public record SchemaDifference(
        Kind kind,
        String objectType,
        String name,
        @Nullable String expected,
        @Nullable String actual,
        @Nullable String migration,
        String explanation) {
    /** The type of what is no object: a migration that began and did not finish. */
    public static final String MIGRATION = "migration";

    /** In which way it differs. */
    public enum Kind {
        MISSING(Severity.ERROR),
        DIFFERENT(Severity.ERROR),
        /** It is there as it should be, or beside what should be there, but does not do its work. */
        UNHEALTHY(Severity.ERROR),
        /** No recorded migration makes it. */
        UNEXPECTED(Severity.INFO);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        /** The lower-case word that JSON and the console use. */
        public String word() {
            return switch (this) {
                case MISSING -> "missing";
                case DIFFERENT -> "different";
                case UNHEALTHY -> "unhealthy";
                case UNEXPECTED -> "unexpected";
            };
        }
    }

    public Severity severity() {
        return kind.severity;
    }
}

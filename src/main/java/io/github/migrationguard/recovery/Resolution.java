package io.github.migrationguard.recovery;

import io.github.migrationguard.history.HistoryTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the wish to record a migration as applied or rolled back.
 *
 * @param reason why, one or more sentences
 * @param warnings what else a person should know before the next command
 * @param diagnosis the evidence; null where nobody looked
 * @param forced why the user wants it recorded against the evidence; null where nothing was forced
 * @param rerunnable whether the file can be run again from every crash point; null where that is not known
 * @param sql what was written or would be, statement by statement; empty where nothing was to be
 * @param commands what to type next, in this order
 * @param extent how far the database has come; null where one migration was asked about
 */
public record Resolution(
        String migration,
        HistoryTable table,
        Outcome outcome,
        String reason,
        List<String> warnings,
        @Nullable Diagnosis diagnosis,
        @Nullable String forced,
        @Nullable Boolean rerunnable,
        List<String> sql,
        List<String> commands,
        @Nullable Extent extent) {
    /** How it ended. */
    public enum Outcome {
        RECORDED,
        /** There was nothing to record any more. */
        ALREADY,
        REFUSED,
        /** It would have been recorded. */
        DRY_RUN;

        /** The lower-case word that JSON and the console use. */
        public String word() {
            return switch (this) {
                case RECORDED -> "recorded";
                case ALREADY -> "already";
                case REFUSED -> "refused";
                case DRY_RUN -> "dry-run";
            };
        }
    }

    public Resolution {
        warnings = List.copyOf(warnings);
        sql = List.copyOf(sql);
        commands = List.copyOf(commands);
    }
}

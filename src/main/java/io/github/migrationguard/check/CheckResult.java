package io.github.migrationguard.check;

import java.time.Duration;
import java.util.List;

/**
 * All that a check found: the one thing every report is made from.
 *
 * @param outcome what the build should make of it
 * @param histories in the order in which they were asked for; empty where there was nothing to check
 * @param unread files that could not be read, so that nothing is known of them
 * @param elapsed from the first file read to the last verdict
 */
public record CheckResult(
        Outcome outcome, List<CheckedHistory> histories, Summary summary, List<String> unread, Duration elapsed) {
    /** How a check ends. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** Part of the work could not be done, for example because a file could not be read. */
        ERROR;

        /** The lower-case word that JSON uses. */
        public String word() {
            return switch (this) {
                case PASSED -> "passed";
                case FAILED -> "failed";
                case ERROR -> "error";
            };
        }
    }
}

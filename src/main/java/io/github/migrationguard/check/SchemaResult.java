package io.github.migrationguard.check;

import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.schema.Compared;
import io.github.migrationguard.schema.SchemaDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database has what its recorded migrations make.
 *
 * @param outcome what the build should make of it
 * @param database {@code host:port/name}
 * @param version of its server
 * @param replayedOn what the migrations were replayed on; null where none is recorded
 * @param analysed why and how far the static analysis said what should be there; null where a replay did
 * @param histories in the order in which they were asked for
 * @param notCompared what could not be compared for want of an extension; null where everything was
 * @param left directories whose layout has no history table that can be read
 * @param unread files that could not be read, so that nothing is known of them
 */
public record SchemaResult(
        Outcome outcome,
        String database,
        String version,
        @Nullable ServerUsed replayedOn,
        @Nullable Analysed analysed,
        List<VerifiedHistory> histories,
        Compared.@Nullable Left notCompared,
        List<String> left,
        List<String> unread) {

    /**
     * There was no replay.
     *
     * @param reason why not, as a sentence with what to do about it
     * @param unknown which migrations the analysis knows nothing of, and why, as a sentence; null where it knows all
     */
    public record Analysed(String reason, @Nullable String unknown) {}

    /**
     * One directory.
     *
     * @param replayed how many of its migrations are recorded as applied
     * @param edited ids of those whose file was changed since
     * @param missing ids of those recorded whose file is gone; all stand with the first directory
     */
    public record VerifiedHistory(
            String directory,
            String layout,
            int replayed,
            List<String> edited,
            List<String> missing,
            List<SchemaDifference> differences) {}

    /** Whether nothing is missing, different or unhealthy. */
    public boolean matches() {
        return unread.isEmpty() && count(Severity.ERROR) == 0;
    }

    /** How many differences weigh as much. */
    public int count(Severity severity) {
        int count = 0;
        for (VerifiedHistory history : histories) {
            for (SchemaDifference difference : history.differences()) {
                if (difference.severity() == severity) {
                    count++;
                }
            }
        }
        return count;
    }
}

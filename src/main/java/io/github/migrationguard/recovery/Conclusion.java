package io.github.migrationguard.recovery;

import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.history.Recording;
import io.github.migrationguard.recovery.Resolution.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a decision about one migration into its result.
 *
 * @param diagnosis the evidence; null where nobody looked
 * @param forced why the evidence did not count; null where it did
 */
record Conclusion(
        Ground ground,
        @Nullable Diagnosis diagnosis,
        @Nullable String forced) {
    static final String DEPLOY = "npx prisma migrate deploy";
    static final String STATUS = "mvn migration-guard:migrate-status";
    static final String CHECK = "mvn migration-guard:check-idempotency";
    static final String VERIFY = "mvn migration-guard:verify-schema";

    Conclusion(Ground ground) {
        this(ground, null, null);
    }

    Conclusion with(Diagnosis evidence) {
        return new Conclusion(ground, evidence, forced);
    }

    Conclusion forced(String reason) {
        return new Conclusion(ground, diagnosis, reason);
    }

    /** One of our goals for this migration. */
    String command(String goal) {
        return "mvn migration-guard:" + goal + " -Dmigration-guard.migration="
                + ground.status().id();
    }

    Resolution refused(String reason, String... commands) {
        return unrecorded(Outcome.REFUSED, reason, commands);
    }

    Resolution already(String reason, String... commands) {
        return unrecorded(Outcome.ALREADY, reason, commands);
    }

    private Resolution unrecorded(Outcome outcome, String reason, String... commands) {
        return new Resolution(
                ground.status().id(),
                ground.table(),
                outcome,
                reason,
                List.of(),
                diagnosis,
                null,
                null,
                List.of(),
                List.of(commands),
                null);
    }

    /** What is told where there was no history table. */
    static String created(HistoryTable table, boolean dryRun) {
        return table.shown() + (dryRun ? " would be" : " was") + " created, as Prisma would have.";
    }

    Resolution recorded(
            Recording recording,
            boolean dryRun,
            String reason,
            List<String> warnings,
            @Nullable Boolean rerunnable,
            String... commands) {
        return new Resolution(
                ground.status().id(),
                ground.table(),
                dryRun ? Outcome.DRY_RUN : Outcome.RECORDED,
                reason,
                warnings,
                diagnosis,
                forced,
                rerunnable,
                recording.steps().stream().map(Recording.Step::sql).toList(),
                List.of(commands),
                null);
    }
}

package io.github.migrationguard.recovery;

import io.github.migrationguard.history.Recording;
import io.github.migrationguard.recovery.Resolution.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a decision about one migration into its result. */
record Conclusion(Ground ground) {
    static final String DEPLOY = "npx prisma migrate deploy";
    static final String STATUS = "mvn migration-guard:migrate-status";
    static final String CHECK = "mvn migration-guard:check-idempotency";

    Resolution refused(String reason, String... commands) {
        return unrecorded(Outcome.REFUSED, reason, commands);
    }

    Resolution already(String reason, String... commands) {
        return unrecorded(Outcome.ALREADY, reason, commands);
    }

    private Resolution unrecorded(Outcome outcome, String reason, String... commands) {
        return new Resolution(
                ground.status().id(), ground.table(), outcome, reason, List.of(), null, List.of(), List.of(commands));
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
                rerunnable,
                recording.steps().stream().map(Recording.Step::sql).toList(),
                List.of(commands));
    }
}

package io.github.migrationguard.recovery;

import io.github.migrationguard.database.Target;
import io.github.migrationguard.history.Recording;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.recovery.Resolution.Outcome;
import io.github.migrationguard.rerun.HistoryJudge;
import io.github.migrationguard.rerun.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records a failed migration as rolled back, so that the next deploy runs its file again. */
public final class RollBack {
    private final List<MigrationHistory> histories;
    private final String schema;
    private final @Nullable String named;
    private final boolean dryRun;

    private RollBack(List<MigrationHistory> histories, String schema, @Nullable String named, boolean dryRun) {
        this.histories = histories;
        this.schema = schema;
        this.named = named;
        this.dryRun = dryRun;
    }

    /**
     * Decides and records in one transaction under Prisma's lock; a dry run only reads.
     *
     * @param histories of the layout {@link StatusReader#LAYOUT}, one or more
     * @param schema where Prisma keeps its table
     * @param named the migration's id; null for the one that has failed
     * @throws io.github.migrationguard.finding.GuardException where there is no such migration, or the database fails
     */
    public static Resolution run(
            Target target, List<MigrationHistory> histories, String schema, @Nullable String named, boolean dryRun) {
        RollBack rollBack = new RollBack(histories, schema, named, dryRun);
        return dryRun
                ? target.read(rollBack::decide)
                : target.write(rollBack::decide, resolution -> resolution.outcome() == Outcome.RECORDED);
    }

    private Resolution decide(Connection connection) throws SQLException {
        Ground ground = Ground.read(connection, histories, schema, named, dryRun);
        Conclusion conclusion = new Conclusion(ground);
        if (ground.obstacle() != null) {
            return conclusion.refused(ground.obstacle(), Conclusion.STATUS);
        }
        MigrationStatus status = ground.status();
        return switch (status.state()) {
            case FAILED -> record(connection, ground, conclusion);
            case RUNNING -> conclusion.refused(status.message(), Conclusion.STATUS);
            case ROLLED_BACK ->
                conclusion.already("Every attempt at it is resolved as rolled back.", Conclusion.DEPLOY);
            case PENDING ->
                conclusion.refused(
                        ground.table().shown() + " has no attempt at it: the next deploy runs it anyway.",
                        Conclusion.DEPLOY);
            case APPLIED, MISSING ->
                conclusion.refused(
                        "It is recorded as applied, and no attempt at it has failed. Only a new migration can take back"
                                + " what it did.",
                        Conclusion.STATUS);
        };
    }

    private Resolution record(Connection connection, Ground ground, Conclusion conclusion) throws SQLException {
        Recording recording =
                Recording.rolledBack(ground.table(), ground.status().id(), Instant.now());
        Boolean rerunnable = rerunnable(ground);
        List<String> warnings = warnings(ground.status(), rerunnable);
        if (!dryRun) {
            recording.write(connection);
        }
        String reason = ground.migration() == null
                ? "Its failed attempt counts no more; its directory is gone, so that no deploy runs it again."
                : "Its failed attempt counts no more, and the next deploy runs the file again.";
        if (warnings.isEmpty()) {
            return conclusion.recorded(recording, dryRun, reason, warnings, rerunnable, Conclusion.DEPLOY);
        }
        return conclusion.recorded(
                recording, dryRun, reason, warnings, rerunnable, Conclusion.CHECK, Conclusion.DEPLOY);
    }

    /** By the analysis of the text; null where that can't be told or the file is gone. */
    private static @Nullable Boolean rerunnable(Ground ground) {
        int at = ground.migration() == null ? -1 : ground.history().migrations().indexOf(ground.migration());
        if (at < 0) {
            return null;
        }
        Verdict verdict = HistoryJudge.judge(ground.history()).get(at).verdict();
        return switch (verdict) {
            case RERUNNABLE -> true;
            case NOT_RERUNNABLE -> false;
            case UNDECIDED -> null;
        };
    }

    /** What is there already stops the next run, unless the file passes over it. */
    private static List<String> warnings(MigrationStatus status, @Nullable Boolean rerunnable) {
        List<String> warnings = new ArrayList<>();
        if (status.conditions().contains(Condition.SUSPECT) && !Boolean.TRUE.equals(rerunnable)) {
            warnings.add(status.message()
                    + (rerunnable == null
                            ? " Whether its file passes over them is not known."
                            : " Its file does not pass over what is there: the next deploy stops at it again.")
                    + " Make the file re-runnable before you deploy.");
        }
        return List.copyOf(warnings);
    }
}

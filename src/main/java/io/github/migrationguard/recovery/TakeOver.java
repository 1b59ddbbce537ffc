package io.github.migrationguard.recovery;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.database.Target;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.history.Recording;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.PrismaChecksum;
import io.github.migrationguard.recovery.Resolution.Outcome;
import io.github.migrationguard.schema.LiveSchema;
import io.github.migrationguard.schema.Stages;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records all migrations that a database has, from the first on, as applied: so that a database that was made in another
 * way is taken over by Prisma (which calls that baselining).
 *
 * @param history of the layout {@link StatusReader#LAYOUT}
 * @param schema where Prisma keeps its table
 * @param upTo the last migration that ran, as a person says; null where nobody says
 */
public record TakeOver(
        MigrationHistory history,
        String schema,
        boolean dryRun,
        @Nullable String upTo) {
    /** What stands for the migration's id. */
    public static final String ALL_PRESENT = "all-present";

    /** A database at one moment. */
    public record View(HistoryStatus status, LiveSchema live) {
        /** How many migrations are recorded as applied, which are the first ones where nothing is in the way. */
        int recorded() {
            return (int) status.migrations().stream()
                    .filter(one -> one.state() == State.APPLIED)
                    .count();
        }
    }

    /**
     * What is to be recorded.
     *
     * @param last evidence for the last of the migrations, by statement; null where a person answers for it
     */
    public record Plan(View view, Edge edge, @Nullable Expectation last) {}

    /** Looks at the database before anything is replayed. */
    public View look(Target target) {
        return target.read(connection -> new View(status(connection), LiveSchema.read(connection)));
    }

    private HistoryStatus status(Connection connection) throws SQLException {
        return new StatusReader(List.of(history), schema, true).read(connection).get(0);
    }

    /** What can be told without a replay: what has failed is to be resolved first, and so is what was left out. */
    public Optional<Resolution> early(View view) {
        Map<String, MigrationStatus> statuses = new HashMap<>();
        view.status().migrations().forEach(one -> statuses.put(one.id(), one));
        MigrationStatus waiting = null;
        for (MigrationStatus status : view.status().migrations()) {
            if (status.state() == State.FAILED || status.state() == State.RUNNING) {
                return Optional.of(refused(view, status.message(), named("diagnose", status.id())));
            }
        }
        for (Migration migration : history.migrations()) {
            MigrationStatus status = statuses.get(migration.id());
            if (!migration.wasRead()) {
                return Optional.of(refused(
                        view,
                        "The migration.sql of " + migration.id() + " is not there or cannot be read. Restore it."));
            }
            if (status == null) {
                throw new IllegalStateException(migration.id());
            }
            if (status.state() != State.APPLIED) {
                waiting = waiting == null ? status : waiting;
            } else if (waiting != null) {
                String reason = waiting.id() + " is not recorded, though " + status.id()
                        + " behind it is. What is left out in between has to be resolved by itself.";
                return Optional.of(refused(view, reason, named("resolve-applied", waiting.id())));
            }
        }
        return Optional.empty();
    }

    /**
     * Finds out how far the database has come.
     *
     * @param player plays a migration behind those before it
     */
    public Plan plan(View view, Stages stages, Player player) {
        Edge edge = Edge.of(history.migrations(), stages, view.recorded(), upTo);
        boolean told = edge.obstacle() != null || upTo != null || edge.migrations() <= view.recorded();
        return new Plan(
                view,
                edge,
                told
                        ? null
                        : player.play(
                                history.migrations().subList(0, edge.migrations() - 1),
                                history.migrations().get(edge.migrations() - 1)));
    }

    /** Plays a migration statement by statement. */
    @FunctionalInterface
    public interface Player {
        Expectation play(List<Migration> before, Migration migration);
    }

    /**
     * Records in one transaction under Prisma's lock; a dry run only reads.
     *
     * @throws GuardException where the database was changed since the plan was made, or fails
     */
    public Resolution run(Target target, Plan plan) {
        return dryRun
                ? target.read(connection -> decide(connection, plan))
                : target.write(
                        connection -> decide(connection, plan), resolution -> resolution.outcome() == Outcome.RECORDED);
    }

    private Resolution decide(Connection connection, Plan plan) throws SQLException {
        Edge edge = plan.edge();
        if (edge.obstacle() != null) {
            return refused(plan.view(), edge.obstacle(), edge, null);
        }
        boolean locked = Ground.lock(connection, dryRun);
        HistoryStatus status = status(connection);
        String obstacle = Ground.obstacle(status.activity(), locked);
        if (obstacle != null) {
            return refused(plan.view(), obstacle, Conclusion.STATUS);
        }
        View now = new View(status, LiveSchema.read(connection));
        if (now.recorded() >= edge.migrations()) {
            return already(now, edge);
        }
        unchanged(plan.view(), now);
        Diagnosis diagnosis = plan.last() == null ? null : plan.last().diagnose(connection, null);
        List<StatementEvidence> open = diagnosis == null ? List.of() : diagnosis.open();
        if (diagnosis != null && !open.isEmpty()) {
            String id = diagnosis.migration();
            String reason = "The database has all that shows of the migrations up to " + id
                    + ", but nothing can tell whether that one ran to its end: "
                    + MarkApplied.shown(open) + ". If it did, say so: -Dmigration-guard.upTo=" + id + ".";
            return refused(plan.view(), reason, edge, diagnosis);
        }
        return record(connection, now, edge);
    }

    private static void unchanged(View before, View now) {
        Map<ObjectName, String> seen = before.live().definitions();
        boolean sameTable = now.status().table().equals(before.status().table());
        if (!sameTable || !now.live().definitions().equals(seen)) {
            throw new GuardException(
                    "Nothing was recorded, because somebody else changed "
                            + (sameTable ? "the schema" : now.status().table().shown()) + " at the same time",
                    "Call the goal again.");
        }
    }

    private Resolution record(Connection connection, View now, Edge edge) throws SQLException {
        HistoryTable table = now.status().table();
        List<Migration> missing = history.migrations().subList(now.recorded(), edge.migrations());
        List<Recording.Applied> applied = missing.stream()
                .map(one -> new Recording.Applied(
                        one.id(), PrismaChecksum.of(one.source().text())))
                .toList();
        Recording recording = Recording.applied(table, applied, Instant.now());
        if (!dryRun) {
            recording.write(connection);
        }
        List<String> warnings = new ArrayList<>();
        if (table.status() != HistoryTable.Status.PRESENT) {
            warnings.add(Conclusion.created(table, dryRun));
        }
        String reason =
                "The database is as the migrations up to " + upTo(edge) + " leave it (" + edge.migrations() + " of "
                        + history.migrations().size() + ")."
                        + (upTo == null ? "" : " You answer for what leaves no trace.");
        List<String> ids = missing.stream().map(Migration::id).toList();
        return resolution(
                now,
                dryRun ? Outcome.DRY_RUN : Outcome.RECORDED,
                reason,
                warnings,
                null,
                recording.steps().stream().map(Recording.Step::sql).toList(),
                List.of(Conclusion.DEPLOY, Conclusion.VERIFY),
                new Extent(upTo(edge), ids, List.of()));
    }

    private Resolution already(View view, Edge edge) {
        String reason = edge.migrations() == 0
                ? "The database has nothing of the migrations: the next deploy runs all of them."
                : "All that the database has of the migrations is recorded, up to " + upTo(edge) + ".";
        return resolution(
                view,
                Outcome.ALREADY,
                reason,
                List.of(),
                null,
                List.of(),
                List.of(Conclusion.DEPLOY),
                new Extent(upTo(edge), List.of(), List.of()));
    }

    private @Nullable String upTo(Edge edge) {
        return edge.migrations() == 0
                ? null
                : history.migrations().get(edge.migrations() - 1).id();
    }

    private Resolution refused(View view, String reason, String... commands) {
        return resolution(
                view,
                Outcome.REFUSED,
                reason,
                List.of(),
                null,
                List.of(),
                List.of(commands),
                new Extent(null, List.of(), List.of()));
    }

    private Resolution refused(View view, String reason, Edge edge, @Nullable Diagnosis diagnosis) {
        return resolution(
                view,
                Outcome.REFUSED,
                reason,
                List.of(),
                diagnosis,
                List.of(),
                List.of(Conclusion.STATUS),
                new Extent(upTo(edge), List.of(), edge.differences()));
    }

    private static Resolution resolution(
            View view,
            Outcome outcome,
            String reason,
            List<String> warnings,
            @Nullable Diagnosis diagnosis,
            List<String> sql,
            List<String> commands,
            Extent extent) {
        return new Resolution(
                ALL_PRESENT,
                view.status().table(),
                outcome,
                reason,
                warnings,
                diagnosis,
                null,
                null,
                sql,
                commands,
                extent);
    }

    private static String named(String goal, String id) {
        return "mvn migration-guard:" + goal + " -Dmigration-guard.migration=" + id;
    }
}

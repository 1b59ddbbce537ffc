package io.github.migrationguard.recovery;

import io.github.migrationguard.database.Target;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.history.HistoryRow;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.history.Recording;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.PrismaChecksum;
import io.github.migrationguard.recovery.Resolution.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records a migration as applied, where every statement of it is known to have taken effect.
 *
 * @param histories of the layout {@link StatusReader#LAYOUT}, one or more
 * @param schema where Prisma keeps its table
 * @param named the migration's id; null for the one that has failed
 * @param acknowledged statements that a person answers for
 * @param forced why the evidence is not to count; null where it is
 */
public record MarkApplied(
        List<MigrationHistory> histories,
        String schema,
        @Nullable String named,
        boolean dryRun,
        List<Acknowledgement> acknowledged,
        @Nullable String forced) {

    /**
     * What can be told without evidence, from one look.
     *
     * @return empty where evidence decides
     * @throws GuardException where there is no such migration, or the database cannot be read
     */
    public Optional<Resolution> early(Target target) {
        // Who holds the lock now may be another call of this goal, which the final look waits for.
        return target.read(connection -> {
            Ground ground = Ground.read(connection, histories, schema, named, true);
            boolean passing = ground.status().state() == State.RUNNING;
            return Optional.ofNullable(passing ? null : withoutEvidence(ground, new Conclusion(ground)));
        });
    }

    /**
     * Decides and records in one transaction under Prisma's lock; a dry run only reads.
     *
     * @throws GuardException where something was recorded since the evidence was prepared, or the database fails
     */
    public Resolution run(Target target, Witness witness) {
        return dryRun
                ? target.read(connection -> decide(connection, witness))
                : target.write(
                        connection -> decide(connection, witness),
                        resolution -> resolution.outcome() == Outcome.RECORDED);
    }

    private Resolution decide(Connection connection, Witness witness) throws SQLException {
        Ground ground = Ground.read(connection, histories, schema, named, dryRun);
        Conclusion conclusion = new Conclusion(ground);
        if (ground.obstacle() != null) {
            return conclusion.refused(ground.obstacle(), Conclusion.STATUS);
        }
        Resolution early = withoutEvidence(ground, conclusion);
        if (early != null) {
            return early;
        }
        Witness.Evidential evidence = witness.evidence();
        if (evidence == null) {
            return record(
                    connection,
                    ground,
                    conclusion.forced(String.valueOf(forced)),
                    "Nobody looked whether it is" + " there: " + witness.missing());
        }
        if (!ground.table().equals(witness.table())) {
            throw new GuardException(
                    "Nothing was recorded, because somebody else changed "
                            + ground.table().shown() + " at the same time",
                    "Call the goal again.");
        }
        Diagnosis diagnosis = evidence.of(connection);
        return judged(connection, ground, conclusion.with(diagnosis), diagnosis);
    }

    private @Nullable Resolution withoutEvidence(Ground ground, Conclusion conclusion) {
        MigrationStatus status = ground.status();
        boolean applied = status.rows().stream().anyMatch(HistoryRow::applied);
        return switch (status.state()) {
            case APPLIED, MISSING -> conclusion.already("It is recorded as applied.", Conclusion.DEPLOY);
            case RUNNING -> conclusion.refused(status.message(), Conclusion.STATUS);
            case FAILED, ROLLED_BACK, PENDING -> {
                if (applied) {
                    yield conclusion.refused(
                            "One attempt at it is recorded as applied already, and a later one failed. Only that one has"
                                    + " to be resolved.",
                            conclusion.command("resolve-rolled-back"));
                }
                yield ground.migration() == null || !ground.migration().wasRead()
                        ? conclusion.refused(
                                "Its migration.sql is not there or cannot be read, and the record needs its checksum."
                                        + " Restore it from version control.")
                        : null;
            }
        };
    }

    private Resolution judged(Connection connection, Ground ground, Conclusion conclusion, Diagnosis diagnosis)
            throws SQLException {
        int statements = diagnosis.statements().size();
        for (Acknowledgement one : acknowledged) {
            if (one.statement() < 1 || one.statement() > statements) {
                throw new GuardException(
                        "acknowledge names the statement " + one.statement() + ", but " + diagnosis.migration()
                                + " has " + statements,
                        "Correct the number; migration-guard:diagnose lists the statements.");
            }
        }
        List<StatementEvidence> open = open(diagnosis);
        if (open.isEmpty()) {
            boolean byWord = !diagnosis.open().isEmpty();
            return record(
                    connection,
                    ground,
                    conclusion,
                    byWord
                            ? "All that leaves a trace is there, and you answer for the rest: " + answers() + "."
                            : "All of it is there.");
        }
        if (forced != null) {
            return record(
                    connection,
                    ground,
                    conclusion.forced(forced),
                    "By force, against the evidence: " + shown(open) + ".");
        }
        boolean onlyUnknown = open.stream().allMatch(one -> one.effect() == Effect.UNKNOWN);
        String reason = onlyUnknown
                ? "Nothing can tell whether all of it ran: " + shown(open)
                        + ". Look at the rows; what ran you can acknowledge, one by one."
                : "Not all of it is there: " + shown(open) + ".";
        return conclusion.refused(reason, diagnosis.commands().toArray(String[]::new));
    }

    /** What neither evidence nor a person answers for. A word counts only where nothing can tell. */
    private List<StatementEvidence> open(Diagnosis diagnosis) {
        Set<Integer> numbers = new HashSet<>();
        acknowledged.forEach(one -> numbers.add(one.statement()));
        List<StatementEvidence> open = new ArrayList<>();
        for (StatementEvidence one : diagnosis.open()) {
            if (one.effect() != Effect.UNKNOWN || !numbers.contains(one.statement())) {
                open.add(one);
            }
        }
        return open;
    }

    /** One clause for each. */
    static String shown(List<StatementEvidence> statements) {
        return statements.stream()
                .map(one -> "statement " + one.statement() + " (line " + one.line() + ") is "
                        + one.effect().word() + ", " + one.evidence())
                .collect(Collectors.joining("; "));
    }

    private String answers() {
        return acknowledged.stream()
                .map(one -> "statement " + one.statement() + " (" + one.reason() + ")")
                .collect(Collectors.joining(", "));
    }

    private Resolution record(Connection connection, Ground ground, Conclusion conclusion, String reason)
            throws SQLException {
        if (ground.migration() == null) {
            throw new IllegalStateException("decided without a file");
        }
        String checksum = PrismaChecksum.of(ground.migration().source().text());
        Recording recording = Recording.applied(
                ground.table(), List.of(new Recording.Applied(ground.status().id(), checksum)), Instant.now());
        if (!dryRun) {
            recording.write(connection);
        }
        List<String> warnings = new ArrayList<>();
        if (ground.table().status() != HistoryTable.Status.PRESENT) {
            warnings.add(Conclusion.created(ground.table(), dryRun));
        }
        return conclusion.recorded(recording, dryRun, reason, warnings, null, Conclusion.DEPLOY, Conclusion.VERIFY);
    }
}

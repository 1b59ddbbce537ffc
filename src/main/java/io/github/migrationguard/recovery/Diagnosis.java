package io.github.migrationguard.recovery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a migration that did not come to its end, and what to do.
 *
 * @param migration its id
 * @param crashPoints all that the database fits, ascending: 0 for nothing done, the number of statements for everything
 * @param statements one for each, in order
 * @param cause null where nothing tells
 * @param rerunnable whether running it again from the only crash point that fits ends well; null where that is not known
 * @param commands what to type, in this order
 * @param reason why that is recommended, one or more sentences
 * @param cutOff indexes that the statement behind the crash point left INVALID, as SQL writes them
 * @param finish what brings it to its end from there; null where that is not proved
 */
public record Diagnosis(
        String migration,
        List<Integer> crashPoints,
        List<StatementEvidence> statements,
        @Nullable Cause cause,
        @Nullable Boolean rerunnable,
        Recommendation recommendation,
        List<String> commands,
        String reason,
        List<String> cutOff,
        @Nullable Finish finish) {
    public Diagnosis {
        crashPoints = List.copyOf(crashPoints);
        statements = List.copyOf(statements);
        commands = List.copyOf(commands);
        cutOff = List.copyOf(cutOff);
    }

    /** Where it stopped; null unless only one crash point fits. */
    public @Nullable Integer crashPoint() {
        return crashPoints.size() == 1 ? crashPoints.get(0) : null;
    }

    /** The statements that stand against recording the migration as applied. */
    public List<StatementEvidence> open() {
        return statements.stream().filter(one -> !one.effect().isDone()).toList();
    }

    /** The same, with another way out. */
    Diagnosis with(Finish way) {
        String more = " Or finish it: " + way.fileName() + " holds the rest from statement " + way.from()
                + " on, and was played from this state to the end of a clean run. Then record the migration as applied.";
        return new Diagnosis(
                migration,
                crashPoints,
                statements,
                cause,
                rerunnable,
                recommendation,
                commands,
                reason + more,
                cutOff,
                way);
    }

    /** The same, where what was recorded leaves something else to do. */
    public Diagnosis inView(MigrationStatus status) {
        return switch (status.state()) {
            case RUNNING ->
                instead(
                        Recommendation.WAIT,
                        List.of("mvn migration-guard:migrate-status"),
                        status.message() + " Resolve nothing meanwhile.");
            case APPLIED ->
                instead(
                        Recommendation.NONE,
                        open().isEmpty() ? List.of() : List.of("mvn migration-guard:verify-schema"),
                        open().isEmpty()
                                ? "It is recorded as applied, and what it makes is there."
                                : "It is recorded as applied, but what it makes is not all there.");
            default -> this;
        };
    }

    private Diagnosis instead(Recommendation other, List<String> next, String why) {
        return new Diagnosis(migration, crashPoints, statements, cause, rerunnable, other, next, why, cutOff, null);
    }
}

package io.github.migrationguard.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a failed migration, from what is known of it.
 *
 * @param migration its id
 * @param crashPoints those that the database fits
 * @param statements one for each
 * @param cause null where nothing tells
 * @param cutOff indexes that were left INVALID
 * @param rerunnable whether running it again from there ends well; null where that is not known
 */
record Advice(
        String migration,
        List<Integer> crashPoints,
        List<StatementEvidence> statements,
        @Nullable Cause cause,
        List<String> cutOff,
        @Nullable Boolean rerunnable) {
    private static final String DEPLOY = "npx prisma migrate deploy";
    private static final String VERIFY = "mvn migration-guard:verify-schema";
    private static final String CHECK = "mvn migration-guard:check-idempotency";

    Diagnosis diagnosis() {
        List<StatementEvidence> open =
                statements.stream().filter(one -> !one.effect().isDone()).toList();
        if (open.isEmpty()) {
            return recommended(
                    Recommendation.RESOLVE_APPLIED,
                    "All of it is there; only the record is missing.",
                    List.of(resolve("resolve-applied", ""), DEPLOY, VERIFY));
        }
        if (crashPoints.isEmpty()) {
            return recommended(
                    Recommendation.FIX_FIRST,
                    "The database is as no crash of this migration would leave it: " + firstThat(open, Effect.DIFFERENT)
                            + ". Somebody has changed it, or the file, since.",
                    List.of(VERIFY));
        }
        if (crashPoints.get(crashPoints.size() - 1) == statements.size() && onlyUnknown(open)) {
            return rowsOnly(open);
        }
        if (crashPoints.equals(List.of(0)) && cutOff.isEmpty()) {
            return recommended(
                    Recommendation.RESOLVE_ROLLED_BACK,
                    "Nothing of it is there. " + removeCause()
                            + "Then record the attempt as rolled back and deploy again.",
                    again());
        }
        if (Boolean.TRUE.equals(rerunnable)) {
            return recommended(
                    Recommendation.RETRY,
                    where() + "Running the whole file again from there ends well: that was played. " + removeCause()
                            + "Then record the attempt as rolled back and deploy again.",
                    again());
        }
        List<String> commands = new ArrayList<>(List.of(CHECK));
        commands.addAll(again());
        return recommended(
                Recommendation.FIX_FIRST,
                where()
                        + (rerunnable == null
                                ? "Whether the file can be run again from there is not known: make it re-runnable first. "
                                : "Running the file again from there fails or changes the result: make it re-runnable"
                                        + " first. ")
                        + removeCause()
                        + "Then record the attempt as rolled back and deploy again.",
                commands);
    }

    /** Everything that shows is there. */
    private Diagnosis rowsOnly(List<StatementEvidence> open) {
        String numbers =
                open.stream().map(one -> String.valueOf(one.statement())).collect(Collectors.joining(", "));
        String reason = "Everything that leaves a trace is there. Whether "
                + (open.size() == 1 ? "statement " + numbers + " ran" : "statements " + numbers + " ran")
                + ", only the rows can tell: ";
        if (Boolean.TRUE.equals(rerunnable)) {
            return recommended(
                    Recommendation.RETRY,
                    reason + "but running the file again does no harm either way; that was played.",
                    again());
        }
        String acknowledged =
                open.stream().map(one -> one.statement() + ":<why it ran>").collect(Collectors.joining(","));
        return recommended(
                Recommendation.FIX_FIRST,
                reason
                        + "look at them. Where they are right, record the migration; else make the file re-runnable, record"
                        + " the attempt as rolled back and deploy again.",
                List.of(resolve("resolve-applied", " \"-Dmigration-guard.acknowledge=" + acknowledged + "\""), CHECK));
    }

    private static boolean onlyUnknown(List<StatementEvidence> open) {
        return open.stream().allMatch(one -> one.effect() == Effect.UNKNOWN);
    }

    private static String firstThat(List<StatementEvidence> open, Effect effect) {
        for (StatementEvidence one : open) {
            if (one.effect() == effect) {
                return "statement " + one.statement() + ": " + one.evidence();
            }
        }
        StatementEvidence first = open.get(0);
        return "statement " + first.statement() + ": " + first.evidence();
    }

    private String where() {
        if (crashPoints.size() == 1) {
            int point = crashPoints.get(0);
            String left = cutOff.isEmpty()
                    ? ""
                    : "Statement " + (point + 1) + " was cut off and left " + String.join(", ", cutOff) + " INVALID. ";
            return point == 0
                    ? cutOff.isEmpty() ? "Nothing of it is there. " : left
                    : "It stopped behind statement " + point + " of " + statements.size() + ". " + left;
        }
        return "It stopped behind one of the statements "
                + crashPoints.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ". ";
    }

    private String removeCause() {
        if (cause == null || cause.kind() == Cause.Kind.UNKNOWN || cause.kind() == Cause.Kind.TRANSIENT) {
            return "";
        }
        return "Remove the cause first (" + cause.sqlState() + ": "
                + cause.kind().words() + "). ";
    }

    private List<String> again() {
        return List.of(resolve("resolve-rolled-back", ""), DEPLOY, VERIFY);
    }

    private String resolve(String goal, String more) {
        return "mvn migration-guard:" + goal + " -Dmigration-guard.migration=" + migration + more;
    }

    private Diagnosis recommended(Recommendation recommendation, String reason, List<String> commands) {
        return new Diagnosis(
                migration,
                crashPoints,
                statements,
                cause,
                rerunnable,
                recommendation,
                commands,
                reason.strip(),
                cutOff,
                null);
    }
}

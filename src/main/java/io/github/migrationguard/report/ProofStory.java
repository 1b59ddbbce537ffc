package io.github.migrationguard.report;

import io.github.migrationguard.check.CheckedHistory;
import io.github.migrationguard.check.CheckedMigration;
import io.github.migrationguard.check.ServerUsed;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.proof.MigrationProof.Failure;
import io.github.migrationguard.proof.ProofVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what was played on a server: how much, what happened where a crash hurt, and what could not be played. */
final class ProofStory {
    private static final int STORIES = 3;
    private static final int REASONS = 3;

    private final LineSink sink;

    ProofStory(LineSink sink) {
        this.sink = sink;
    }

    /** Says nothing where nothing was proved. */
    void print(CheckedHistory history) {
        ServerUsed server = history.server();
        if (server == null) {
            return;
        }
        int points = 0;
        int cached = 0;
        List<CheckedMigration> refuted = new ArrayList<>();
        Map<String, Integer> unproved = new LinkedHashMap<>();
        for (CheckedMigration migration : history.migrations()) {
            MigrationProof proof = migration.proof();
            if (proof != null) {
                points += proof.crashPoints();
                cached += proof.cached() ? 1 : 0;
                if (proof.verdict() == ProofVerdict.REFUTED) {
                    refuted.add(migration);
                }
                if (proof.reason() != null) {
                    unproved.merge(proof.reason(), 1, Integer::sum);
                }
            }
        }
        int played = history.migrations().size()
                - unproved.values().stream().mapToInt(n -> n).sum();
        line(
                Severity.INFO,
                "Played on PostgreSQL " + server.version() + " (" + server.source() + "): "
                        + Words.count(points, "crash point") + " of " + Words.count(played, "migration")
                        + (cached == 0
                                ? ""
                                : cached >= played
                                        ? ", in earlier builds"
                                        : ", " + cached + " of them in earlier builds"));
        for (CheckedMigration migration : refuted.subList(0, Math.min(STORIES, refuted.size()))) {
            story(migration);
        }
        if (refuted.size() > STORIES) {
            line(
                    Severity.INFO,
                    "  " + Words.count(refuted.size() - STORIES, "more migration")
                            + " went wrong when played; the report has them all.");
        }
        unproved.entrySet().stream()
                .limit(REASONS)
                .forEach(reason -> line(
                        Severity.WARNING,
                        "Not played: " + Words.count(reason.getValue(), "migration") + ": " + reason.getKey()));
        if (unproved.size() > REASONS) {
            line(Severity.WARNING, "Not played for other reasons: see the report.");
        }
        sink.line(Severity.INFO, "");
    }

    /** The first crash that hurt: what was committed, and what the next run then met. */
    private void story(CheckedMigration migration) {
        MigrationProof proof = migration.proof();
        if (proof == null) {
            return;
        }
        Failure failure = proof.failing().get(0);
        int all = migration.migration().script().statements().size();
        String committed = failure.crashPoint() == all
                ? "all " + (all == 1 ? "of its work was" : Words.count(all, "statement") + " were")
                        + " committed, then the session was lost before the migration was recorded"
                : failure.crashPoint() == 1
                        ? "statement 1 was committed, then the session was lost"
                        : "statements 1 to " + failure.crashPoint() + " were committed, then the session was lost";
        line(Severity.INFO, "  " + migration.migration().id() + ": " + committed + ".");
        String again = failure.sqlState() == null
                ? "The second run passed and left another state: "
                        + failure.difference().get(0)
                : "The second run stopped at statement " + failure.statement() + ": " + failure.message() + " ("
                        + failure.sqlState() + ")";
        line(Severity.INFO, "    " + again);
        line(
                Severity.INFO,
                "    In all " + proof.failing().size() + " of " + Words.count(all, "crash point")
                        + (proof.failing().size() == 1 ? " ends badly." : " end badly."));
    }

    private void line(Severity severity, String text) {
        for (String line : Paragraph.lines(text, Drawing.WIDTH)) {
            sink.line(severity, line);
        }
    }
}

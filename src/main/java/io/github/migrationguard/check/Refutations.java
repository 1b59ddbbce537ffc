package io.github.migrationguard.check;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.proof.MigrationProof.Failure;
import io.github.migrationguard.proof.ProofVerdict;
import io.github.migrationguard.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the proof found and the analysis had not: failing crash points that no finding speaks of become findings. */
final class Refutations {
    private static final String FAILS = "rerun-fails";
    private static final String CHANGES = "rerun-changes-state";

    /** Findings of what an interrupted statement leaves: a verdict, and so a proof, is about statement boundaries. */
    private static final Set<String> OF_INTERRUPTIONS = Set.of("concurrent-index-left-invalid", "detach-left-pending");

    private Refutations() {}

    /** Whether the proof played what the finding warns of, and nothing happened. */
    static boolean contradicts(MigrationProof proof, Finding finding) {
        return proof.verdict() == ProofVerdict.PROVED
                && finding.statement() != null
                && !proof.unexercised().contains(finding.statement())
                && !OF_INTERRUPTIONS.contains(finding.rule());
    }

    /** @param known what the analysis found */
    static List<Finding> findings(Migration migration, MigrationProof proof, List<Finding> known) {
        List<Finding> findings = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Failure failure : proof.failing()) {
            boolean error = failure.sqlState() != null;
            int statement = error ? failure.statement() : failure.crashPoint();
            boolean covered = error ? tells(known, statement, failure.sqlState()) : tellsOfState(known, statement);
            String what = error ? failure.message() : String.join("; ", failure.difference());
            if (!covered && told.add(error ? statement + " " + what : what)) {
                findings.add(finding(migration, failure, statement, what));
            }
        }
        return findings;
    }

    private static boolean tells(List<Finding> known, int statement, @Nullable String sqlState) {
        for (Finding finding : known) {
            if (finding.statement() != null
                    && finding.statement() == statement
                    && finding.severity() == Severity.ERROR
                    && Objects.equals(sqlState, finding.sqlState())) {
                return true;
            }
        }
        return false;
    }

    /** Any statement up to the crash may be the one that ends differently. */
    private static boolean tellsOfState(List<Finding> known, int crashPoint) {
        for (Finding finding : known) {
            if (finding.statement() != null
                    && finding.statement() <= crashPoint
                    && finding.severity() == Severity.ERROR
                    && finding.sqlState() == null) {
                return true;
            }
        }
        return false;
    }

    private static Finding finding(Migration migration, Failure failure, int statement, String what) {
        Statement place = migration.script().statements().get(statement - 1);
        boolean error = failure.sqlState() != null;
        return new Finding(
                error ? FAILS : CHANGES,
                Severity.ERROR,
                statement,
                migration.source().span(place.start(), place.end()),
                error ? "running this again fails: " + what : "running this again ends in another state",
                error
                        ? "Seen on a real server: the session was lost behind statement " + failure.crashPoint()
                                + ", and the next run stopped here."
                        : "Seen on a real server after a session was lost behind statement " + failure.crashPoint()
                                + ": " + what,
                "Make the statement do nothing where its work is done already.",
                failure.sqlState());
    }
}

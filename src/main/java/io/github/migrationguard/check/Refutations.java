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

    /** Weighs the same whatever the migration must survive: it does not even run once. */
    static final String BROKEN = "clean-run-fails";

    /** Rules by which the analysis may have told of the error of a first run. */
    private static final Set<String> OF_FIRST_RUN = Set.of(BROKEN, "not-in-transaction");

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
        Failure first = proof.firstRun();
        if (first != null && !tellsOfFirstRun(known, first)) {
            findings.add(broken(migration, first));
        }
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

    /** Whether the finding is about the re-run of a statement that does not even run once. */
    static boolean isIdle(MigrationProof proof, Finding finding) {
        return proof.firstRun() != null
                && finding.statement() != null
                && finding.statement() == proof.firstRun().statement()
                && finding.severity() == Severity.ERROR
                && !OF_FIRST_RUN.contains(finding.rule());
    }

    private static boolean tellsOfFirstRun(List<Finding> known, Failure first) {
        for (Finding finding : known) {
            if (finding.statement() != null
                    && finding.statement() == first.statement()
                    && OF_FIRST_RUN.contains(finding.rule())) {
                return true;
            }
        }
        return false;
    }

    private static Finding broken(Migration migration, Failure first) {
        Statement place = migration.script().statements().get(first.statement() - 1);
        String state = first.sqlState() == null ? "" : first.sqlState();
        return new Finding(
                BROKEN,
                Severity.ERROR,
                first.statement(),
                migration.source().span(place.start(), place.end()),
                "this fails at the very first run: " + first.message(),
                "Seen on a real server, in the database that the migrations before it make.",
                state.startsWith("22") || state.startsWith("23")
                        ? "Correct the statement. Rows that it needs to find can be given by the parameter fixtures."
                        : "Correct the statement, or add what it needs before it. What exists without any migration can be"
                                + " given by the parameter bootstrap, a newer PostgreSQL by postgresVersion.",
                first.sqlState());
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

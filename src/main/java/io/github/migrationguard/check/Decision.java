package io.github.migrationguard.check;

import io.github.migrationguard.check.Analysis.Opinion;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.proof.ProofVerdict;
import io.github.migrationguard.rerun.Exposure;
import io.github.migrationguard.rerun.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the static analysis and the proof say together.
 *
 * @param verdict the one that counts
 * @param decidedBy who said it
 * @param exposure which crash hurts
 */
record Decision(Verdict verdict, DecidedBy decidedBy, Exposure exposure) {

    /**
     * The first that applies: a first run that fails, of which no re-run can be told; a refutation; a proof in which all data-changing statements met rows; for those that met
     * none the worst that the analysis says of them, else the proof; without a proof the analysis.
     *
     * @param statements how many the migration has
     */
    static Decision of(Opinion opinion, @Nullable MigrationProof proof, int statements) {
        if (proof != null && proof.firstRun() != null) {
            return new Decision(Verdict.UNDECIDED, DecidedBy.PROOF, opinion.exposure());
        }
        if (proof == null || proof.verdict() == ProofVerdict.UNPROVED) {
            return new Decision(opinion.verdict(), DecidedBy.STATIC, opinion.exposure());
        }
        if (proof.verdict() == ProofVerdict.REFUTED) {
            return new Decision(Verdict.NOT_RERUNNABLE, DecidedBy.PROOF, exposure(proof, statements));
        }
        Verdict worst = worst(opinion.findings(), proof.unexercised());
        return worst == Verdict.RERUNNABLE
                ? new Decision(Verdict.RERUNNABLE, DecidedBy.PROOF, exposure(proof, statements))
                : new Decision(worst, DecidedBy.STATIC, opinion.exposure());
    }

    private static Exposure exposure(MigrationProof proof, int statements) {
        for (MigrationProof.Interruption interruption : proof.interrupted()) {
            if (!interruption.safe()) {
                return Exposure.HALF_APPLIED;
            }
        }
        if (proof.failing().isEmpty()) {
            return Exposure.NONE;
        }
        return proof.failing().get(0).crashPoint() < statements ? Exposure.HALF_APPLIED : Exposure.UNRECORDED;
    }

    /** What the analysis says of some statements. */
    private static Verdict worst(List<Finding> findings, List<Integer> statements) {
        Verdict worst = Verdict.RERUNNABLE;
        for (Finding finding : findings) {
            if (finding.statement() != null && statements.contains(finding.statement())) {
                if (finding.severity() == Severity.ERROR) {
                    return Verdict.NOT_RERUNNABLE;
                }
                worst = Verdict.UNDECIDED;
            }
        }
        return worst;
    }
}

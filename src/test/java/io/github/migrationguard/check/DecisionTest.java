package io.github.migrationguard.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationguard.Samples;
import io.github.migrationguard.check.Analysis.Opinion;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.proof.MigrationProof.Failure;
import io.github.migrationguard.proof.MigrationProof.Interruption;
import io.github.migrationguard.proof.ProofVerdict;
import io.github.migrationguard.rerun.Exposure;
import io.github.migrationguard.rerun.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the analysis and the proof are put together. */
final class DecisionTest {
    private static final Finding FIRST = finding(1, "42P07");
    private static final Finding SECOND = finding(2, null);
    private static final Opinion BAD =
            new Opinion(Verdict.NOT_RERUNNABLE, Exposure.HALF_APPLIED, List.of(FIRST, SECOND));
    private static final Opinion GOOD = new Opinion(Verdict.RERUNNABLE, Exposure.NONE, List.of());
    private static final MigrationProof PROVED = proof(ProofVerdict.PROVED, List.of(), List.of(), List.of());
    private static final MigrationProof REFUTED =
            proof(ProofVerdict.REFUTED, List.of(), List.of(new Failure(2, 1, "42P07", "there", List.of())), List.of());

    private static Finding finding(int statement, @Nullable String sqlState) {
        return new Finding("rerun-fails", Severity.ERROR, statement, Span.START, "m", "r", "h", sqlState);
    }

    private static MigrationProof proof(
            ProofVerdict verdict, List<Integer> unexercised, List<Failure> failing, List<Interruption> interrupted) {
        return new MigrationProof(
                verdict,
                verdict == ProofVerdict.UNPROVED ? "why" : null,
                2,
                unexercised,
                failing,
                interrupted,
                null,
                false);
    }

    @Test
    void aRefutationCountsWhateverTheAnalysisSays() {
        assertThat(Decision.of(GOOD, REFUTED, 2))
                .isEqualTo(new Decision(Verdict.NOT_RERUNNABLE, DecidedBy.PROOF, Exposure.UNRECORDED));
        assertThat(Decision.of(GOOD, REFUTED, 3).exposure()).isEqualTo(Exposure.HALF_APPLIED);
    }

    @Test
    void aProofCountsAgainstTheAnalysis() {
        assertThat(Decision.of(BAD, PROVED, 2))
                .isEqualTo(new Decision(Verdict.RERUNNABLE, DecidedBy.PROOF, Exposure.NONE));
    }

    @Test
    void theAnalysisDecidesOnStatementsThatMetNoRows() {
        MigrationProof idle = proof(ProofVerdict.PROVED, List.of(2), List.of(), List.of());
        assertThat(Decision.of(BAD, idle, 2))
                .isEqualTo(new Decision(Verdict.NOT_RERUNNABLE, DecidedBy.STATIC, Exposure.HALF_APPLIED));
        assertThat(Decision.of(GOOD, idle, 2).verdict()).isEqualTo(Verdict.RERUNNABLE);
        Opinion unsure = new Opinion(Verdict.UNDECIDED, Exposure.NONE, List.of(SECOND.withSeverity(Severity.WARNING)));
        assertThat(Decision.of(unsure, idle, 2).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void withoutAProofTheAnalysisDecides() {
        MigrationProof none = proof(ProofVerdict.UNPROVED, List.of(), List.of(), List.of());
        Decision expected = new Decision(Verdict.NOT_RERUNNABLE, DecidedBy.STATIC, Exposure.HALF_APPLIED);
        assertThat(Decision.of(BAD, none, 2)).isEqualTo(expected);
        assertThat(Decision.of(BAD, null, 2)).isEqualTo(expected);
    }

    @Test
    void whatAnInterruptionLeavesIsHalfApplied() {
        MigrationProof left = proof(
                ProofVerdict.PROVED, List.of(), List.of(), List.of(new Interruption(1, false, List.of("index i"))));
        assertThat(Decision.of(GOOD, left, 2))
                .isEqualTo(new Decision(Verdict.RERUNNABLE, DecidedBy.PROOF, Exposure.HALF_APPLIED));
    }

    @Test
    void whatTheProofFoundAloneBecomesAFinding() {
        Migration migration = Samples.migration("1", "CREATE TABLE a(id int);\nINSERT INTO a VALUES (1);\n");
        MigrationProof proof = proof(
                ProofVerdict.REFUTED,
                List.of(),
                List.of(
                        new Failure(1, 1, "42P07", "relation \"a\" already exists", List.of()),
                        new Failure(2, 0, null, "", List.of("rows of public.a: 1 before, 2 now"))),
                List.of());

        List<Finding> alone = Refutations.findings(migration, proof, List.of());
        assertThat(alone).extracting(Finding::rule).containsExactly("rerun-fails", "rerun-changes-state");
        assertThat(alone).extracting(finding -> finding.span().line()).containsExactly(1, 2);
        assertThat(Refutations.findings(migration, proof, List.of(FIRST, SECOND)))
                .isEmpty();
    }

    @Test
    void whatWasPlayedAndDidNotHappenIsInformation() {
        MigrationCheck check = new MigrationCheck(
                RuleLevels.of(List.of(), Map.of("rerun-fails", Severity.ERROR)), "plain", Requirement.RERUNNABLE);
        Migration migration = Samples.migration("1", "CREATE TABLE a(id int);\nINSERT INTO a VALUES (1);\n");

        CheckedMigration checked = check.check(migration, BAD, PROVED);
        assertThat(checked.verdict()).isEqualTo(Verdict.RERUNNABLE);
        assertThat(checked.staticVerdict()).isEqualTo(Verdict.NOT_RERUNNABLE);
        assertThat(checked.findings())
                .hasSize(2)
                .allMatch(CheckedFinding::contradictedByProof)
                .allMatch(finding -> finding.finding().severity() == Severity.INFO);
    }

    private static final MigrationProof BROKEN = new MigrationProof(
            ProofVerdict.UNPROVED,
            "its first run fails: 42703 no such column",
            0,
            List.of(),
            List.of(),
            List.of(),
            new Failure(0, 2, "42703", "column \"b\" does not exist", List.of()),
            false);

    private static CheckedMigration checkBroken(Requirement requirement, Opinion opinion) {
        Map<String, Severity> rules = Map.of(
                "rerun-fails", Severity.ERROR, "clean-run-fails", Severity.ERROR, "not-decided", Severity.WARNING);
        return new MigrationCheck(RuleLevels.of(List.of(), rules), "plain", requirement)
                .check(
                        Samples.migration("1", "CREATE TABLE a(id int);\n INSERT INTO a(b) VALUES (1);\n"),
                        opinion,
                        BROKEN);
    }

    @Test
    void whatDoesNotEvenRunOnceIsUndecidedAndAnError() {
        CheckedMigration checked = checkBroken(Requirement.RERUNNABLE, GOOD);
        assertThat(checked.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(checked.decidedBy()).isEqualTo(DecidedBy.PROOF);
        assertThat(checked.findings())
                .extracting(CheckedFinding::finding)
                .extracting(Finding::rule, Finding::severity, Finding::statement, Finding::sqlState)
                .containsExactly(
                        tuple("not-decided", Severity.WARNING, null, null),
                        tuple("clean-run-fails", Severity.ERROR, 2, "42703"));
        assertThat(checked.findings().get(1).finding().span()).isEqualTo(new Span(2, 2, 2, 29));
        assertThat(checked.findings().get(1).finding().message())
                .isEqualTo("this fails at the very first run: column \"b\" does not exist");
    }

    @Test
    void theErrorOfAFirstRunStaysOneWhereOnlyHalfAppliedCounts() {
        Opinion unrecorded = new Opinion(Verdict.NOT_RERUNNABLE, Exposure.UNRECORDED, List.of(FIRST));
        assertThat(checkBroken(Requirement.NO_HALF_APPLIED, unrecorded).findings())
                .extracting(CheckedFinding::finding)
                .extracting(Finding::rule, Finding::severity)
                .contains(tuple("rerun-fails", Severity.INFO), tuple("clean-run-fails", Severity.ERROR));
    }

    @Test
    void theErrorOfAFirstRunIsToldOnceAndInsteadOfThatOfTheRerun() {
        Finding known = new Finding("clean-run-fails", Severity.ERROR, 2, Span.START, "m", "r", "h", "42703");
        assertThat(checkBroken(Requirement.RERUNNABLE, new Opinion(Verdict.UNDECIDED, Exposure.NONE, List.of(known)))
                        .findings())
                .extracting(checked -> checked.finding().rule())
                .containsExactlyInAnyOrder("not-decided", "clean-run-fails");
        assertThat(checkBroken(Requirement.RERUNNABLE, BAD).findings())
                .extracting(checked ->
                        checked.finding().rule() + " " + checked.finding().statement())
                .containsExactlyInAnyOrder("not-decided null", "rerun-fails 1", "clean-run-fails 2");
    }
}

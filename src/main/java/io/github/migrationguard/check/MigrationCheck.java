package io.github.migrationguard.check;

import io.github.migrationguard.check.Analysis.Opinion;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.rerun.Exposure;
import io.github.migrationguard.rerun.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what was found in one migration: levelled, suppressed where a comment says so, in order of place. */
record MigrationCheck(RuleLevels levels, String layout, Requirement requirement) {
    private static final String NOT_DECIDED = "not-decided";

    private static final Comparator<CheckedFinding> BY_PLACE = new Comparator<>() {
        @Override
        public int compare(CheckedFinding one, CheckedFinding other) {
            Span first = one.finding().span();
            Span second = other.finding().span();
            if (first.line() != second.line()) {
                return Integer.compare(first.line(), second.line());
            }
            return first.column() == second.column()
                    ? one.finding().severity().compareTo(other.finding().severity())
                    : Integer.compare(first.column(), second.column());
        }
    };

    CheckedMigration check(Migration migration, Opinion opinion, @Nullable MigrationProof proof) {
        List<Finding> reading = new ArrayList<>(migration.findings());
        reading.addAll(ScriptProblems.findings(migration, layout, levels));
        boolean broken = isBroken(reading);
        Decision decision = broken
                ? new Decision(Verdict.UNDECIDED, DecidedBy.STATIC, opinion.exposure())
                : Decision.of(opinion, proof, migration.script().statements().size());

        Suppressions suppressions = new Suppressions(migration, levels);
        List<CheckedFinding> checked = new ArrayList<>();
        for (Finding finding : reading) {
            add(levels.level(finding), suppressions, false, checked);
        }
        boolean fails = proof != null && proof.firstRun() != null;
        for (Finding finding : rerunFindings(opinion, decision.verdict(), fails)) {
            if (proof != null && Refutations.isIdle(proof, finding)) {
                continue;
            }
            boolean contradicted = proof != null && Refutations.contradicts(proof, finding);
            Finding levelled = require(levels.level(finding), decision.exposure());
            add(
                    contradicted && levelled != null ? levelled.withSeverity(Severity.INFO) : levelled,
                    suppressions,
                    contradicted,
                    checked);
        }
        if (proof != null) {
            for (Finding finding : Refutations.findings(migration, proof, opinion.findings())) {
                add(require(levels.level(finding), decision.exposure()), suppressions, false, checked);
            }
        }
        for (Finding complaint : suppressions.complaints()) {
            Finding levelled = levels.level(complaint);
            if (levelled != null) {
                checked.add(new CheckedFinding(levelled, false, false));
            }
        }
        checked.sort(BY_PLACE);
        return new CheckedMigration(
                migration,
                decision.verdict(),
                decision.decidedBy(),
                decision.exposure(),
                broken ? Verdict.UNDECIDED : opinion.verdict(),
                proof,
                List.copyOf(checked));
    }

    /** A text that could not be read, or that PostgreSQL refuses, does not even run once. */
    private static boolean isBroken(List<Finding> reading) {
        for (Finding finding : reading) {
            if (finding.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** The findings of the re-run, with exactly one {@code not-decided} where the verdict is undecided, else none. */
    private static List<Finding> rerunFindings(Opinion opinion, Verdict verdict, boolean fails) {
        List<Finding> findings = new ArrayList<>();
        boolean told = verdict != Verdict.UNDECIDED;
        for (Finding finding : opinion.findings()) {
            if (!finding.rule().equals(NOT_DECIDED)) {
                findings.add(finding);
            } else if (!told) {
                findings.add(finding);
                told = true;
            }
        }
        if (!told) {
            findings.add(new Finding(
                    NOT_DECIDED,
                    Severity.WARNING,
                    null,
                    Span.START,
                    "whether this migration can be run again cannot be told"
                            + (fails ? ": it does not even run once" : " from its text"),
                    fails ? "" : "Not all of it could be read and understood.",
                    "See to its other findings first.",
                    null));
        }
        return findings;
    }

    /** Where only an unrecorded migration would fail and the user accepts that, its errors are information. */
    private @Nullable Finding require(@Nullable Finding finding, Exposure exposure) {
        boolean accepted = requirement == Requirement.NO_HALF_APPLIED && exposure == Exposure.UNRECORDED;
        boolean broken = finding != null && finding.rule().equals(Refutations.BROKEN);
        return finding != null && accepted && !broken && finding.severity() == Severity.ERROR
                ? finding.withSeverity(Severity.INFO)
                : finding;
    }

    private static void add(
            @Nullable Finding finding, Suppressions suppressions, boolean contradicted, List<CheckedFinding> into) {
        if (finding != null) {
            into.add(new CheckedFinding(finding, suppressions.cover(finding), contradicted));
        }
    }
}

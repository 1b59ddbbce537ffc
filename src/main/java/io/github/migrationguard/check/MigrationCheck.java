package io.github.migrationguard.check;

import io.github.migrationguard.check.Analysis.Opinion;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.Migration;
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

    CheckedMigration check(Migration migration, Opinion opinion) {
        List<Finding> reading = new ArrayList<>(migration.findings());
        reading.addAll(ScriptProblems.findings(migration, layout, levels));
        Verdict verdict = verdict(reading, opinion.verdict());

        List<Finding> findings = new ArrayList<>();
        for (Finding finding : reading) {
            add(findings, levels.level(finding));
        }
        for (Finding finding : rerunFindings(opinion, verdict)) {
            add(findings, require(levels.level(finding), opinion.exposure()));
        }

        Suppressions suppressions = new Suppressions(migration, levels);
        List<CheckedFinding> checked = new ArrayList<>();
        for (Finding finding : findings) {
            checked.add(new CheckedFinding(finding, suppressions.cover(finding)));
        }
        for (Finding complaint : suppressions.complaints()) {
            Finding levelled = levels.level(complaint);
            if (levelled != null) {
                checked.add(new CheckedFinding(levelled, false));
            }
        }
        checked.sort(BY_PLACE);
        return new CheckedMigration(migration, verdict, opinion.exposure(), List.copyOf(checked));
    }

    /** A text that could not be read, or that PostgreSQL refuses, does not even run once. */
    private static Verdict verdict(List<Finding> reading, Verdict simulated) {
        for (Finding finding : reading) {
            if (finding.severity() == Severity.ERROR) {
                return Verdict.UNDECIDED;
            }
        }
        return simulated;
    }

    /** The findings of the re-run, with exactly one {@code not-decided} where the verdict is undecided, else none. */
    private static List<Finding> rerunFindings(Opinion opinion, Verdict verdict) {
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
                    "whether this migration can be run again cannot be told from its text",
                    "Not all of it could be read and understood.",
                    "See to its other findings first.",
                    null));
        }
        return findings;
    }

    /** Where only an unrecorded migration would fail and the user accepts that, its errors are information. */
    private @Nullable Finding require(@Nullable Finding finding, Exposure exposure) {
        boolean accepted = requirement == Requirement.NO_HALF_APPLIED && exposure == Exposure.UNRECORDED;
        return finding != null && accepted && finding.severity() == Severity.ERROR
                ? finding.withSeverity(Severity.INFO)
                : finding;
    }

    private static void add(List<Finding> findings, @Nullable Finding finding) {
        if (finding != null) {
            findings.add(finding);
        }
    }
}

package io.github.migrationguard.check;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.rerun.Exposure;
import io.github.migrationguard.rerun.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the static check over histories of files. */
public final class Checks {
    private Checks() {}

    /**
     * Reads the histories, judges every migration and decides how the build ends.
     *
     * @throws io.github.migrationguard.finding.GuardException where a parameter is wrong or nothing could be read
     */
    public static CheckResult run(CheckConfiguration configuration) {
        return run(configuration, List.of(), new Unjudged());
    }

    /** Holds the place of the simulation until it is there: everything is undecided. */
    private static final class Unjudged implements Analysis {
        @Override
        public List<Opinion> judge(MigrationHistory history) {
            return history.migrations().stream()
                    .map(migration -> new Opinion(Verdict.UNDECIDED, Exposure.NONE, List.of()))
                    .toList();
        }

        @Override
        public Map<String, Severity> rules() {
            return Map.of("not-decided", Severity.WARNING);
        }
    }

    static CheckResult run(CheckConfiguration configuration, List<MigrationHistory> histories, Analysis analysis) {
        long begun = System.nanoTime();
        RuleLevels levels = RuleLevels.of(configuration.rules(), analysis.rules());
        FailOn failOn = FailOn.of(configuration.failOn());
        int[] skipped = Since.skipped(configuration.since(), histories, configuration.workingDirectory());
        List<CheckedHistory> checked = new ArrayList<>();
        for (int i = 0; i < skipped.length; i++) {
            MigrationHistory history = histories.get(i);
            Requirement requirement = Requirement.of(configuration.require(), history.layout());
            checked.add(check(history, analysis, new MigrationCheck(levels, requirement), skipped[i]));
        }
        Summary summary = Summary.of(checked);
        CheckResult.Outcome outcome = failOn.fails(summary) ? CheckResult.Outcome.FAILED : CheckResult.Outcome.PASSED;
        return new CheckResult(outcome, List.copyOf(checked), summary, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static CheckedHistory check(
            MigrationHistory history, Analysis analysis, MigrationCheck check, int skipped) {
        List<Migration> migrations = history.migrations();
        List<Analysis.Opinion> opinions = analysis.judge(history);
        List<CheckedMigration> checked = new ArrayList<>();
        for (int i = skipped; i < migrations.size(); i++) {
            checked.add(check.check(migrations.get(i), opinions.get(i)));
        }
        return new CheckedHistory(
                history.directory(),
                history.layout(),
                history.findings(),
                skipped == 0 ? null : migrations.get(skipped - 1).id(),
                migrations.isEmpty()
                        ? null
                        : migrations.get(migrations.size() - 1).id(),
                List.copyOf(checked));
    }
}

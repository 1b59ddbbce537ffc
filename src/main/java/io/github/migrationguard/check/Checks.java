package io.github.migrationguard.check;

import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.migration.FileFinding;
import io.github.migrationguard.migration.HistoryReader;
import io.github.migrationguard.migration.InParallel;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.proof.MigrationProof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the static check over histories of files. */
public final class Checks {
    private Checks() {}

    /**
     * Reads the histories, judges every migration and decides how the build ends.
     *
     * @param reader reads the histories that the configuration names
     * @param prover proves what it can; the caller closes it
     * @throws io.github.migrationguard.finding.GuardException where a parameter is wrong
     */
    public static CheckResult run(
            CheckConfiguration configuration, Supplier<List<MigrationHistory>> reader, Prover prover) {
        return run(configuration, reader, new Simulation(), prover);
    }

    /** Reads the histories itself. */
    static CheckResult run(CheckConfiguration configuration, Prover prover) {
        return run(configuration, () -> HistoryReader.read(configuration.histories()), prover);
    }

    /** A parameter that is wrong is told before any file is read. */
    static CheckResult run(
            CheckConfiguration configuration,
            Supplier<List<MigrationHistory>> reader,
            Analysis analysis,
            Prover prover) {
        long begun = System.nanoTime();
        RuleLevels levels = RuleLevels.of(configuration.rules(), analysis.rules());
        FailOn failOn = FailOn.of(configuration.failOn());
        Requirement requirement = Requirement.of(configuration.require());

        List<MigrationHistory> histories = reader.get();
        prover.check(histories);
        int[] skipped = Since.skipped(configuration.since(), histories, configuration.workingDirectory());
        List<Supplier<CheckedHistory>> work = new ArrayList<>();
        for (int i = 0; i < skipped.length; i++) {
            MigrationHistory history = histories.get(i);
            MigrationCheck check = new MigrationCheck(levels, history.layout(), requirement.in(history.layout()));
            int before = skipped[i];
            ProvedHistory proved = prover.prove(history, before);
            work.add(() -> check(history, before, analysis.judge(history), proved, check));
        }
        List<CheckedHistory> checked = InParallel.all(work, 2);

        Summary summary = Summary.of(checked);
        List<String> unread = Unread.files(checked);
        Outcome outcome = unread.isEmpty() ? failOn.judge(summary.errors(), summary.warnings()) : Outcome.ERROR;
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        return new CheckResult(outcome, List.copyOf(checked), summary, unread, elapsed);
    }

    private static CheckedHistory check(
            MigrationHistory history,
            int skipped,
            List<Analysis.Opinion> opinions,
            @Nullable ProvedHistory proved,
            MigrationCheck check) {
        List<Migration> migrations = history.migrations();
        List<CheckedMigration> checked = new ArrayList<>();
        for (int i = skipped; i < migrations.size(); i++) {
            MigrationProof proof = proved == null ? null : proved.proofs().get(i - skipped);
            checked.add(check.check(migrations.get(i), opinions.get(i), proof));
        }
        List<FileFinding> findings = new ArrayList<>();
        for (FileFinding found : history.findings()) {
            Finding levelled = check.levels().level(found.finding());
            if (levelled != null) {
                findings.add(new FileFinding(found.file(), levelled));
            }
        }
        String since = skipped == 0 ? null : migrations.get(skipped - 1).id();
        String last = migrations.isEmpty()
                ? null
                : migrations.get(migrations.size() - 1).id();
        return new CheckedHistory(
                history.directory(),
                history.layout(),
                List.copyOf(findings),
                since,
                last,
                proved == null ? null : proved.server(),
                List.copyOf(checked));
    }
}

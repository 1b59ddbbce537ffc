package io.github.migrationguard.check;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.rerun.Exposure;
import io.github.migrationguard.rerun.Verdict;
import java.util.List;
import java.util.Map;

/** The static analysis, as the check needs it. */
interface Analysis {
    /** One opinion for each migration of the history, in order. */
    List<Opinion> judge(MigrationHistory history);

    /** All rules of the product and how much they weigh by default, in the order of the documentation. */
    Map<String, Severity> rules();

    /** What the analysis thinks of one migration, with the findings of its re-run. */
    record Opinion(Verdict verdict, Exposure exposure, List<Finding> findings) {}
}

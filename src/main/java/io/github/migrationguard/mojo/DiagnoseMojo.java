package io.github.migrationguard.mojo;

import io.github.migrationguard.check.DiagnosisChecks;
import io.github.migrationguard.check.DiagnosisResult;
import io.github.migrationguard.report.ReportOptions;
import io.github.migrationguard.report.Reports;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says which statements of a failed migration took effect, why it failed, whether it can be run again from there, and what
 * to type next. The migrations recorded before it and the migration itself are played on a PostgreSQL of the same major
 * version that the goal starts for itself and stops again; the database is held against what each statement makes there.
 * It is read in read-only transactions, and nothing is changed in it.
 *
 * <p>The database and its password are named as for <code>migrate-status</code>: by
 * <code>-Dmigration-guard.url</code>, <code>serverId</code>, <code>DATABASE_URL</code> or <code>.env</code>.
 */
@Mojo(name = "diagnose", requiresProject = false, threadSafe = true)
public final class DiagnoseMojo extends DatabaseMojo {
    /**
     * Id of the migration. Default: the one that failed.
     * Example: <code>-Dmigration-guard.migration=20250203180200_revenue_system_versions</code>
     */
    @Parameter(property = "migration-guard.migration")
    private @Nullable String migration;

    @Override
    void guard(Workplace workplace) {
        ReportOptions options = reportOptions(workplace);
        MavenConsole console = new MavenConsole(getLog());
        OnceRead histories = histories(workplace);
        if (histories.get().isEmpty()) {
            Reports.nothing(options, console, console);
            return;
        }
        DiagnosisResult result =
                DiagnosisChecks.run(database(workplace), migration, histories, this::server, replaySettings(workplace));
        Reports.write(result, options, console, console);
    }
}

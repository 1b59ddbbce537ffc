package io.github.migrationguard.mojo;

import io.github.migrationguard.check.ResolveConfiguration;
import io.github.migrationguard.check.ResolveResult;
import io.github.migrationguard.report.ReportOptions;
import io.github.migrationguard.report.Reports;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The goals that write into the history table: of which migration, and whether really. */
abstract class ResolveMojo extends DatabaseMojo {
    /**
     * The migration's id: the name of its directory. Default: the one that has failed.
     * Example: <code>-Dmigration-guard.migration=20250203180200_revenue_system_versions</code>
     */
    @Parameter(property = "migration-guard.migration")
    private @Nullable String migration;

    /**
     * Only say what would be recorded, with the SQL, and write nothing. Example: <code>-Dmigration-guard.dryRun</code>
     */
    @Parameter(property = "migration-guard.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * The host of the database, typed once more. Asked for where only <code>DATABASE_URL</code> of the environment or of
     * <code>.env</code> names the database. Example: <code>-Dmigration-guard.confirmHost=db.example.com</code>
     */
    @Parameter(property = "migration-guard.confirmHost")
    private @Nullable String confirmHost;

    @Override
    final void guard(Workplace workplace) throws MojoExecutionException, MojoFailureException {
        ReportOptions options = reportOptions(workplace);
        MavenConsole console = new MavenConsole(getLog());
        ResolveConfiguration configuration =
                new ResolveConfiguration(database(workplace), migration, dryRun, confirmHost);
        ResolveResult result = resolve(configuration, histories(workplace), workplace);
        Reports.write(result, options, console, console);
        end(result.outcome(), Reports.failureMessage(result, options));
    }

    /** @throws io.github.migrationguard.finding.GuardException where a parameter is wrong or the database fails */
    abstract ResolveResult resolve(ResolveConfiguration configuration, OnceRead histories, Workplace workplace);
}

package io.github.migrationguard.mojo;

import io.github.migrationguard.check.StatusChecks;
import io.github.migrationguard.check.StatusConfiguration;
import io.github.migrationguard.check.StatusResult;
import io.github.migrationguard.migration.HistorySettings;
import io.github.migrationguard.report.ReportOptions;
import io.github.migrationguard.report.Reports;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Says where each migration stands in a database: failed ones first, then running, missing, pending, edited and
 * half-applied ones, all at once. Reads in one read-only transaction and changes nothing. Prisma's history table is read.
 *
 * <p>The database is that of <code>-Dmigration-guard.url</code> (<code>jdbc:postgresql://</code> or
 * <code>postgresql://</code> with Prisma's parameters; in a POM <code>&lt;url&gt;</code>), else the
 * <code>&lt;url&gt;</code> in the configuration of the server <code>serverId</code> in Maven's settings, else
 * <code>DATABASE_URL</code> of the environment, else <code>DATABASE_URL</code> in <code>.env</code> or
 * <code>prisma/.env</code>. The password is that of <code>-Dmigration-guard.password</code> (in a POM
 * <code>&lt;password&gt;</code>, which must be a reference such as <code>${env.DB_PASSWORD}</code>), else that of the
 * server, else the one in the URL. Neither is listed below, because Maven prints listed parameters with <code>-X</code>.
 */
@Mojo(name = "migrate-status", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class MigrateStatusMojo extends TargetMojo {
    /**
     * Whether a migration that waits for a deploy is an error, or mere information.
     * Example: <code>-Dmigration-guard.requireUpToDate=false</code>
     */
    @Parameter(property = "migration-guard.requireUpToDate", defaultValue = "true")
    private boolean requireUpToDate;

    @Override
    void guard(Workplace workplace) throws MojoExecutionException, MojoFailureException {
        ReportOptions options = reportOptions(workplace);
        MavenConsole console = new MavenConsole(getLog());
        OnceRead histories = new OnceRead(HistorySettings.below(
                workplace.started(), bases(workplace), directories(), layout(), HistorySettings.AUTO));
        if (histories.get().isEmpty()) {
            Reports.nothing(options, console, console);
            return;
        }
        StatusConfiguration configuration = database(workplace, true, requireUpToDate);
        getLog().info(configuration.shown());
        StatusResult result = StatusChecks.run(configuration, histories);
        Reports.write(result, options, console, console);
        end(result.outcome(), Reports.failureMessage(result, options));
    }
}

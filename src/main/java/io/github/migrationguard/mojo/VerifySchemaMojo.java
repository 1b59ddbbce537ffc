package io.github.migrationguard.mojo;

import io.github.migrationguard.check.SchemaChecks;
import io.github.migrationguard.check.SchemaConfiguration;
import io.github.migrationguard.check.SchemaResult;
import io.github.migrationguard.report.ReportOptions;
import io.github.migrationguard.report.Reports;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Says whether a database really has what its recorded migrations make: tables, columns, indexes and their validity,
 * constraints, row security and policies, triggers, functions, types, views, privileges. The migrations that Prisma has
 * recorded as applied are replayed on a PostgreSQL of the same major version that the goal starts for itself and stops
 * again, and both are compared object by object. The database itself is read in one read-only transaction, by whatever
 * role there is, and nothing is changed in it.
 *
 * <p>The database and its password are named as for <code>migrate-status</code>: by
 * <code>-Dmigration-guard.url</code>, <code>serverId</code>, <code>DATABASE_URL</code> or <code>.env</code>.
 */
@Mojo(name = "verify-schema", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class VerifySchemaMojo extends DatabaseMojo {
    /**
     * Names of the objects that are told, as the report writes them, <code>*</code> for any text. Default: all.
     * Example: <code>-Dmigration-guard.include=public.orders,public.orders.*</code>
     */
    @Parameter(property = "migration-guard.include")
    private List<String> include = List.of();

    /**
     * Names of objects that are not told, in the same form. Example: <code>-Dmigration-guard.exclude=public.tmp_*</code>
     */
    @Parameter(property = "migration-guard.exclude")
    private List<String> exclude = List.of();

    @Override
    void guard(Workplace workplace) throws MojoExecutionException, MojoFailureException {
        ReportOptions options = reportOptions(workplace);
        MavenConsole console = new MavenConsole(getLog());
        OnceRead histories = histories(workplace);
        if (histories.get().isEmpty()) {
            Reports.nothing(options, console, console);
            return;
        }
        SchemaConfiguration configuration = new SchemaConfiguration(database(workplace), include, exclude);
        SchemaResult result = SchemaChecks.run(configuration, histories, this::server, replaySettings(workplace));
        Reports.write(result, options, console, console);
        end(result.outcome(), Reports.failureMessage(result, options));
    }
}

package io.github.migrationguard.mojo;

import io.github.migrationguard.check.SchemaChecks;
import io.github.migrationguard.check.SchemaConfiguration;
import io.github.migrationguard.check.SchemaResult;
import io.github.migrationguard.check.StatusChecks;
import io.github.migrationguard.check.StatusConfiguration;
import io.github.migrationguard.check.StatusResult;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs all checks of a build and writes one report of them: <code>check-idempotency</code>, whether each migration can be
 * run again after it died half-way; and where a database is named, <code>migrate-status</code>, where each migration
 * stands there, and <code>verify-schema</code>, whether the database has what they make, which needs a scratch server
 * whatever <code>proof</code> says. A database is named by <code>-Dmigration-guard.url</code> (in a POM <code>&lt;url&gt;</code>) or by
 * <code>serverId</code>, as for <code>migrate-status</code>; <code>DATABASE_URL</code> and <code>.env</code> have no say
 * in a build.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class CheckMojo extends AnalysisMojo {
    /**
     * Whether a migration that waits for a deploy is an error. Default: no, since a build comes before its deploy.
     * Example: <code>-Dmigration-guard.requireUpToDate</code>
     */
    @Parameter(property = "migration-guard.requireUpToDate", defaultValue = "false")
    private boolean requireUpToDate;

    /** Names of schema objects that are verified, as for <code>verify-schema</code>. */
    @Parameter(property = "migration-guard.include")
    private List<String> include = List.of();

    /** Names of schema objects that are not verified, as for <code>verify-schema</code>. */
    @Parameter(property = "migration-guard.exclude")
    private List<String> exclude = List.of();

    @Override
    @Nullable
    StatusResult status(Workplace workplace, OnceRead histories) {
        StatusConfiguration configuration = database(workplace, histories);
        if (configuration == null) {
            return null;
        }
        getLog().info(configuration.shown());
        return StatusChecks.run(configuration, histories);
    }

    @Override
    @Nullable
    SchemaResult schema(Workplace workplace, OnceRead histories) {
        StatusConfiguration database = database(workplace, histories);
        if (database == null) {
            return null;
        }
        SchemaConfiguration configuration = new SchemaConfiguration(database, include, exclude);
        return SchemaChecks.run(configuration, histories, this::server, replaySettings(workplace));
    }

    private @Nullable StatusConfiguration database(Workplace workplace, OnceRead histories) {
        return !namesDatabase(workplace) || histories.get().isEmpty()
                ? null
                : database(workplace, false, requireUpToDate);
    }
}

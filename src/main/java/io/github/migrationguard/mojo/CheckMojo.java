package io.github.migrationguard.mojo;

import io.github.migrationguard.check.StatusChecks;
import io.github.migrationguard.check.StatusConfiguration;
import io.github.migrationguard.check.StatusResult;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Runs all checks of a build and writes one report of them: <code>check-idempotency</code>, whether each migration can be
 * run again after it died half-way; and where a database is named, <code>migrate-status</code>, where each migration
 * stands there. A database is named by <code>-Dmigration-guard.url</code> (in a POM <code>&lt;url&gt;</code>) or by
 * <code>serverId</code>, as for <code>migrate-status</code>; <code>DATABASE_URL</code> and <code>.env</code> have no say
 * in a build.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class CheckMojo extends AnalysisMojo {
    /** The user of the database, as for <code>migrate-status</code>. */
    @Parameter(property = "migration-guard.user")
    private @Nullable String user;

    /**
     * A server in Maven's settings for the database, as for <code>migrate-status</code>.
     * Example: <code>-Dmigration-guard.serverId=production</code>
     */
    @Parameter(property = "migration-guard.serverId")
    private @Nullable String serverId;

    /** Schema of Prisma's tables, as for <code>migrate-status</code>. */
    @Parameter(property = "migration-guard.schema")
    private @Nullable String schema;

    /**
     * Whether a migration that waits for a deploy is an error. Default: no, since a build comes before its deploy.
     * Example: <code>-Dmigration-guard.requireUpToDate</code>
     */
    @Parameter(property = "migration-guard.requireUpToDate", defaultValue = "false")
    private boolean requireUpToDate;

    @Inject
    private SettingsDecrypter decrypter;

    @Override
    @Nullable
    StatusResult status(Workplace workplace, OnceRead histories) {
        TargetParameters database = new TargetParameters(privateParameters(), user, serverId, decrypter, workplace);
        if (!database.named() || histories.get().isEmpty()) {
            return null;
        }
        StatusConfiguration configuration =
                new StatusConfiguration(database.target(false), schema, requireUpToDate, failOn());
        getLog().info(configuration.shown());
        return StatusChecks.run(configuration, histories);
    }
}

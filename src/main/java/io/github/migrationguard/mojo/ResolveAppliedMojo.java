package io.github.migrationguard.mojo;

import io.github.migrationguard.check.AppliedConfiguration;
import io.github.migrationguard.check.ResolveConfiguration;
import io.github.migrationguard.check.ResolveResult;
import io.github.migrationguard.check.Resolves;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Records a migration as applied, but only where the database shows that every statement of it took effect: the migration
 * is played on a PostgreSQL of the same major version that the goal starts for itself, and the database is held against
 * what each statement makes there. Writes what <code>prisma migrate resolve --applied</code> writes, in one transaction and
 * under Prisma's lock, in which the database is looked at once more. Refuses where a statement is absent, different or
 * unknown, and while the migration is being run; one that is applied already is a success.
 *
 * <p><code>-Dmigration-guard.migration=all-present</code> takes over a database that was made in another way: all
 * migrations up to the last one that it has are recorded, where it is exactly as they leave it.
 *
 * <p>The database and its password are named as for <code>migrate-status</code>: by
 * <code>-Dmigration-guard.url</code>, <code>serverId</code>, <code>DATABASE_URL</code> or <code>.env</code>; the latter two
 * need <code>confirmHost</code>.
 */
@Mojo(name = "resolve-applied", requiresProject = false, threadSafe = true)
public final class ResolveAppliedMojo extends ResolveMojo {
    /**
     * Statements of which nothing can tell whether they ran, such as an UPDATE, and how you know that they did:
     * <code>number:reason</code>. Does not help against a statement that is absent or different.
     * Example: <code>-Dmigration-guard.acknowledge="4:looked at the rows"</code>
     */
    @Parameter(property = "migration-guard.acknowledge")
    private List<String> acknowledge = List.of();

    /**
     * Record it against the evidence, or without any. The last resort; needs <code>reason</code>.
     * Example: <code>-Dmigration-guard.force -Dmigration-guard.reason="the table was dropped on purpose"</code>
     */
    @Parameter(property = "migration-guard.force", defaultValue = "false")
    private boolean force;

    /** Why it is recorded by force; the report keeps it. */
    @Parameter(property = "migration-guard.reason")
    private @Nullable String reason;

    /**
     * With <code>migration=all-present</code>: the last migration that ran, where those at the end leave no trace in the
     * catalogs. Example: <code>-Dmigration-guard.upTo=20250203180200_revenue_system_versions</code>
     */
    @Parameter(property = "migration-guard.upTo")
    private @Nullable String upTo;

    @Override
    ResolveResult resolve(ResolveConfiguration configuration, OnceRead histories, Workplace workplace) {
        AppliedConfiguration evidence = new AppliedConfiguration(force, reason, upTo, acknowledge);
        return Resolves.applied(configuration, evidence, histories, this::server, replaySettings(workplace));
    }
}

package io.github.migrationguard.mojo;

import io.github.migrationguard.check.ResolveConfiguration;
import io.github.migrationguard.check.ResolveResult;
import io.github.migrationguard.check.Resolves;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Records a failed migration as rolled back, so that the next deploy runs its file again: the row that blocks every deploy
 * with P3009 counts no more. Writes what <code>prisma migrate resolve --rolled-back</code> writes, in one transaction and
 * under Prisma's lock. Refuses while the migration is still being run, and where it has not failed; one that is rolled back
 * already is a success. Undoes nothing in the database: it warns where objects of the migration are there and its file
 * would stop at them again.
 *
 * <p>The database and its password are named as for <code>migrate-status</code>: by
 * <code>-Dmigration-guard.url</code>, <code>serverId</code>, <code>DATABASE_URL</code> or <code>.env</code>; the latter two
 * need <code>confirmHost</code>.
 */
@Mojo(name = "resolve-rolled-back", requiresProject = false, threadSafe = true)
public final class ResolveRolledBackMojo extends ResolveMojo {
    @Override
    ResolveResult resolve(ResolveConfiguration configuration, OnceRead histories, Workplace workplace) {
        return Resolves.rolledBack(configuration, histories);
    }
}

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
 * <p>The database is that of <code>-Dmigration-guard.url</code> (<code>jdbc:postgresql://</code> or
 * <code>postgresql://</code> with Prisma's parameters; in a POM <code>&lt;url&gt;</code>), else the
 * <code>&lt;url&gt;</code> in the configuration of the server <code>serverId</code> in Maven's settings, else
 * <code>DATABASE_URL</code> of the environment, else <code>DATABASE_URL</code> in <code>.env</code> or
 * <code>prisma/.env</code>. The password is that of <code>-Dmigration-guard.password</code> (in a POM
 * <code>&lt;password&gt;</code>, which must be a reference such as <code>${env.DB_PASSWORD}</code>), else that of the
 * server, else the one in the URL. Neither is listed below, because Maven prints listed parameters with <code>-X</code>.
 */
@Mojo(name = "resolve-rolled-back", requiresProject = false, threadSafe = true)
public final class ResolveRolledBackMojo extends ResolveMojo {
    @Override
    ResolveResult resolve(ResolveConfiguration configuration, OnceRead histories) {
        return Resolves.rolledBack(configuration, histories);
    }
}

package io.github.migrationguard.mojo;

import io.github.migrationguard.check.StatusConfiguration;
import io.github.migrationguard.database.Target;
import io.github.migrationguard.finding.GuardException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The goals that may be given a database: which one, and as whom. Its URL and password are no parameters of Maven's. */
abstract class TargetMojo extends HistoryMojo {
    /**
     * The user of the database, for goals that are given one. Default: that of the server <code>serverId</code>, or the
     * one in the URL. Example: <code>-Dmigration-guard.user=readonly</code>
     */
    @Parameter(property = "migration-guard.user")
    private @Nullable String user;

    /**
     * A server in Maven's settings with user name and password, which may be encrypted, and perhaps a
     * <code>&lt;url&gt;</code> in its configuration, for goals that are given a database.
     * Example: <code>-Dmigration-guard.serverId=production</code>
     */
    @Parameter(property = "migration-guard.serverId")
    private @Nullable String serverId;

    /**
     * Schema of Prisma's tables in the database, taken literally; what the migrations name without a schema is meant to be
     * there. Default: <code>?schema=</code> of the URL, else <code>public</code>.
     * Example: <code>-Dmigration-guard.schema=app</code>
     */
    @Parameter(property = "migration-guard.schema")
    private @Nullable String schema;

    @Inject
    private SettingsDecrypter decrypter;

    /** Whether the build itself names a database, so that the environment has no say in it. */
    final boolean namesDatabase(Workplace workplace) {
        return parameters(workplace).named();
    }

    /**
     * The database.
     *
     * @param environmentToo whether DATABASE_URL from the environment or from a {@code .env} file will do
     * @throws GuardException where none is named, or what names it is wrong
     */
    final StatusConfiguration database(Workplace workplace, boolean environmentToo, boolean requireUpToDate) {
        Target target = parameters(workplace).target(environmentToo);
        return new StatusConfiguration(target, schema, requireUpToDate, failOn());
    }

    private TargetParameters parameters(Workplace workplace) {
        return new TargetParameters(privateParameters(), user, serverId, decrypter, workplace);
    }
}

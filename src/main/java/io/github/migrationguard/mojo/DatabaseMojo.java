package io.github.migrationguard.mojo;

import io.github.migrationguard.check.StatusConfiguration;
import io.github.migrationguard.database.Target;
import io.github.migrationguard.migration.HistorySettings;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The goals about a database that may have to play migrations to know it: which one, and as whom. */
abstract class DatabaseMojo extends ServerMojo {
    /**
     * The user of the database. Default: that of the server <code>serverId</code>, or the one in the URL.
     * Example: <code>-Dmigration-guard.user=readonly</code>
     */
    @Parameter(property = "migration-guard.user")
    private @Nullable String user;

    /**
     * A server in Maven's settings with user name and password, which may be encrypted, and perhaps a
     * <code>&lt;url&gt;</code> in its configuration. Example: <code>-Dmigration-guard.serverId=production</code>
     */
    @Parameter(property = "migration-guard.serverId")
    private @Nullable String serverId;

    /**
     * Schema of Prisma's tables, taken literally; what the migrations name without a schema is meant to be there.
     * Default: <code>?schema=</code> of the URL, else <code>public</code>.
     * Example: <code>-Dmigration-guard.schema=app</code>
     */
    @Parameter(property = "migration-guard.schema")
    private @Nullable String schema;

    @Inject
    private SettingsDecrypter decrypter;

    /**
     * The database, which is told to the user at once.
     *
     * @throws io.github.migrationguard.finding.GuardException where none is named, or what names it is wrong
     */
    final StatusConfiguration database(Workplace workplace) {
        Target target = new TargetParameters(privateParameters(), user, serverId, decrypter, workplace).target(true);
        StatusConfiguration database = new StatusConfiguration(target, schema, false, failOn());
        getLog().info(database.shown());
        return database;
    }

    final OnceRead histories(Workplace workplace) {
        return new OnceRead(HistorySettings.below(
                workplace.started(), bases(workplace), directories(), layout(), HistorySettings.AUTO));
    }
}

package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.UnplayableException;
import io.github.migrationguard.proof.Fixtures;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.DevelopmentLogin;
import io.github.migrationguard.server.DevelopmentServer;
import io.github.migrationguard.server.EmbeddedServer;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSettings;
import java.io.File;
import java.time.Duration;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/** The goals that play migrations: on which server, and what the migrations find there. */
abstract class ServerMojo extends TargetMojo {
    /**
     * Who makes and owns the databases on the server of <code>-Dmigration-guard.proof.url</code>, a PostgreSQL that runs
     * already, to prove on instead of one that the goal starts: with extensions that the usual one has not got, say. Only
     * databases that the goal makes there itself, <code>migration_guard_...</code>, are used, and dropped again; migrations
     * that reach beyond their database are not run there. Never name a production server. In a POM the URL is
     * <code>&lt;proofUrl&gt;</code>, the password <code>&lt;proofPassword&gt;</code>
     * (<code>-Dmigration-guard.proof.password</code>), which must be a reference such as
     * <code>${env.PROOF_PASSWORD}</code>; neither is listed here, because Maven prints listed parameters with
     * <code>-X</code>. The user is a role with CREATEDB and no right on the
     * whole server, such as <code>CREATE ROLE migration_guard LOGIN CREATEDB PASSWORD '...'</code> makes. Default: the
     * user in <code>proof.url</code>. Example: <code>-Dmigration-guard.proof.user=migration_guard</code>
     */
    @Parameter(property = "migration-guard.proof.user", alias = "proofUser")
    private @Nullable String proofUser;

    /**
     * File with SQL that is run, as a superuser, in the empty database before the first migration: schemas, roles and
     * extensions that the migrations expect to find. Example: <code>-Dmigration-guard.bootstrap=src/test/roles.sql</code>
     */
    @Parameter(property = "migration-guard.bootstrap")
    private @Nullable File bootstrap;

    /**
     * What stands for <code>${name}</code> and <code>{{ name }}</code> in the migrations when they are played:
     * <code>name=value</code>. Example: <code>-Dmigration-guard.placeholders=schema=app,owner=app_owner</code>
     */
    @Parameter(property = "migration-guard.placeholders")
    private List<String> placeholders = List.of();

    /**
     * How long one statement may run in a proof, in seconds. Example: <code>-Dmigration-guard.statementTimeout=60</code>
     */
    @Parameter(property = "migration-guard.statementTimeout", defaultValue = "20")
    private int statementTimeout;

    /**
     * How long one statement may wait for a lock in a proof, in seconds.
     * Example: <code>-Dmigration-guard.lockTimeout=10</code>
     */
    @Parameter(property = "migration-guard.lockTimeout", defaultValue = "5")
    private int lockTimeout;

    /**
     * Directory in which PostgreSQL's programs and proofs are kept between builds, and in which a server at work has its
     * data. Default: the user's cache directory; the data are then in memory (/dev/shm), where 6 GB are free.
     * Example: <code>-Dmigration-guard.cacheDirectory=/var/cache/migration-guard</code>
     */
    @Parameter(property = "migration-guard.cacheDirectory")
    private @Nullable File cacheDirectory;

    @Inject
    private RepositorySystem repositorySystem;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession repositorySession;

    @Parameter(defaultValue = "${project.remotePluginRepositories}", readonly = true)
    private List<RemoteRepository> repositories = List.of();

    /** The server of {@code proof.url}; null where none is named. */
    final @Nullable DevelopmentLogin development() {
        PrivateParameters parameters = privateParameters();
        String url = parameters.value("proof.url", "proofUrl");
        return url == null
                ? null
                : new DevelopmentLogin(url, proofUser, parameters.value("proof.password", "proofPassword"));
    }

    final ServerSettings serverSettings(int major) {
        ResolvedBinaries binaries =
                new ResolvedBinaries(repositorySystem, repositorySession, repositories, line -> getLog().info(line));
        return new ServerSettings(
                major,
                cacheDirectory == null ? ServerSettings.usualCache() : cacheDirectory.toPath(),
                binaries,
                line -> getLog().info(line));
    }

    /**
     * A server for a replay: that of {@code proof.url}, else one of this major version.
     *
     * @throws UnplayableException where there is none
     * @throws GuardException where that of {@code proof.url} cannot be used
     */
    final ScratchServer server(int major) {
        DevelopmentLogin login = development();
        if (login != null) {
            return DevelopmentServer.connect(login);
        }
        if (!ServerSettings.isSupported(major)) {
            throw new UnplayableException(
                    "The database runs PostgreSQL " + major
                            + ", and the recorded migrations can be replayed on 14 to 18",
                    "Name a development server of that version with -Dmigration-guard.proof.url.");
        }
        try {
            return EmbeddedServer.start(serverSettings(major));
        } catch (GuardException none) {
            throw new UnplayableException(none);
        }
    }

    /** How migrations are played where nothing is proved. */
    final ProofSettings replaySettings(Workplace workplace) {
        ProofSettings usual = ProofSettings.DEFAULTS;
        return new ProofSettings(
                bootstrap == null ? "" : Bootstrap.read(workplace.base().resolve(bootstrap.toPath())),
                Placeholders.of(placeholders),
                Duration.ofSeconds(statementTimeout),
                Duration.ofSeconds(lockTimeout),
                usual.migrationTimeout(),
                usual.timeout(),
                usual.maxDisk(),
                Fixtures.NONE);
    }
}

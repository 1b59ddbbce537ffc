package io.github.migrationguard.mojo;

import io.github.migrationguard.check.CheckConfiguration;
import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.Checks;
import io.github.migrationguard.check.Prover;
import io.github.migrationguard.check.SchemaResult;
import io.github.migrationguard.check.StatusResult;
import io.github.migrationguard.proof.Fixtures;
import io.github.migrationguard.proof.ProofCache;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.report.ReportOptions;
import io.github.migrationguard.report.Reports;
import io.github.migrationguard.server.DevelopmentLogin;
import io.github.migrationguard.server.ServerSettings;
import java.io.File;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The goals that analyse migrations: their parameters, and the way from these to a result and its reports. */
abstract class AnalysisMojo extends ServerMojo {
    /**
     * What a lost session leaves behind: <code>statement</code> (everything up to the statement that ran last),
     * <code>transaction</code> (nothing, as the whole file is one transaction) or <code>auto</code>: by the migration
     * tool and its version. Explicit <code>BEGIN</code> and <code>COMMIT</code> are honoured in all of them.
     * Example: <code>-Dmigration-guard.crashModel=transaction</code>
     */
    @Parameter(property = "migration-guard.crashModel", defaultValue = "auto")
    private String crashModel;

    /**
     * What a migration must survive: <code>rerunnable</code> (every crash), <code>no-half-applied</code> (every crash
     * but the one after its last statement) or <code>auto</code>, which is <code>rerunnable</code> for the layouts
     * <code>prisma</code> and <code>plain</code>. Example: <code>-Dmigration-guard.require=no-half-applied</code>
     */
    @Parameter(property = "migration-guard.require", defaultValue = "auto")
    private String require;

    /**
     * Report only on migrations after this one: <code>id</code>, or <code>directory=id</code> where there are several
     * directories. Default: report on all. Earlier migrations are still read, since later ones build on them.
     * Example: <code>-Dmigration-guard.since=20250203180100_revenue_system_members</code>
     */
    @Parameter(property = "migration-guard.since")
    private List<String> since = List.of();

    /**
     * Whether verdicts are proved: every crash of every migration is really played on a PostgreSQL server that the goal
     * starts for itself and stops again. <code>auto</code> (where such a server can be had, else say so and go on with
     * the static analysis), <code>always</code> (no server is an error) or <code>never</code>.
     * Example: <code>-Dmigration-guard.proof=never</code>
     */
    @Parameter(property = "migration-guard.proof", defaultValue = "auto")
    private String proof;

    /**
     * Major version of the server for proofs, 14 to 18: best that of the production database.
     * Example: <code>-Dmigration-guard.postgresVersion=15</code>
     */
    @Parameter(property = "migration-guard.postgresVersion", defaultValue = "17")
    private int postgresVersion;

    /**
     * Rows that the migrations find when they are proved, so that an UPDATE has something to change: a directory with a
     * file <code>&lt;id&gt;.sql</code> for each migration that needs some, run right before that migration; or one file,
     * run before the first migration after <code>since</code>, without that before the last one. They are run by the role
     * that runs the migrations, in the scratch database only, and stay for the migrations that follow.
     * Example: <code>-Dmigration-guard.fixtures=src/test/fixtures</code>
     */
    @Parameter(property = "migration-guard.fixtures")
    private @Nullable File fixtures;

    /**
     * How long the proof of one migration may take, in seconds; what takes longer is unproved.
     * Example: <code>-Dmigration-guard.proof.migrationTimeout=600</code>
     */
    @Parameter(
            property = "migration-guard.proof.migrationTimeout",
            alias = "proofMigrationTimeout",
            defaultValue = "300")
    private int proofMigrationTimeout;

    /**
     * How long all proofs of one call may take together, in seconds; when the time is over, the other migrations are
     * unproved and the static analysis decides. Example: <code>-Dmigration-guard.proof.timeout=1800</code>
     */
    @Parameter(property = "migration-guard.proof.timeout", alias = "proofTimeout", defaultValue = "600")
    private int proofTimeout;

    /**
     * How much disk the databases of a proof may take, in megabytes; looked at between migrations. When it is more, the
     * other migrations are unproved. Example: <code>-Dmigration-guard.proof.maxDisk=20000</code>
     */
    @Parameter(property = "migration-guard.proof.maxDisk", alias = "proofMaxDisk", defaultValue = "5120")
    private int proofMaxDisk;

    /**
     * Whether proofs of earlier builds are used again where nothing has changed that they depend on: the migration and
     * those before it, the settings, PostgreSQL's version, this plugin. <code>false</code> proves everything anew.
     * Example: <code>-Dmigration-guard.proof.cache=false</code>
     */
    @Parameter(property = "migration-guard.proof.cache", alias = "proofCache", defaultValue = "true")
    private boolean proofCache;

    /**
     * Severity of single rules: <code>rule-id:error</code>, <code>:warning</code>, <code>:info</code> or
     * <code>:off</code>. Default: each rule has its own.
     * Example: <code>-Dmigration-guard.rules=not-decided:error,psql-meta-command:off</code>
     */
    @Parameter(property = "migration-guard.rules")
    private List<String> rules = List.of();

    @Override
    final void guard(Workplace workplace) throws MojoExecutionException, MojoFailureException {
        ReportOptions options = reportOptions(workplace);
        CheckConfiguration configuration = configuration(workplace);
        OnceRead histories = new OnceRead(configuration.histories());
        ServerSettings settings = serverSettings(postgresVersion);
        DevelopmentLogin development = development();
        Proof wanted = Proof.of(proof);
        ProofServer server = new ProofServer(wanted, settings, development, getLog());
        boolean kept = proofCache && wanted != Proof.NEVER && development == null;
        ProofCache cache = kept ? KeptProofs.of(plugin(), settings) : ProofCache.NONE;
        StatusResult status = status(workplace, histories);
        SchemaResult schema = schema(workplace, histories);
        CheckResult result;
        try (Prover prover = new Prover(server, proofSettings(workplace), cache, new ProgressLines(getLog()))) {
            result = Checks.run(configuration, histories, prover);
        }
        MavenConsole console = new MavenConsole(getLog());
        Reports.write(result, status, schema, options, console, console);
        end(Reports.outcome(result, status, schema), Reports.failureMessage(result, status, schema, options));
    }

    /** Where a database stands; null where the goal is to ask none. */
    abstract @Nullable StatusResult status(Workplace workplace, OnceRead histories);

    /** Whether a database has what its migrations make; null where the goal is to ask none. */
    abstract @Nullable SchemaResult schema(Workplace workplace, OnceRead histories);

    private ProofSettings proofSettings(Workplace workplace) {
        ProofSettings settings = replaySettings(workplace);
        return new ProofSettings(
                settings.bootstrap(),
                settings.placeholders(),
                settings.statementTimeout(),
                settings.lockTimeout(),
                Duration.ofSeconds(proofMigrationTimeout),
                Duration.ofSeconds(proofTimeout),
                (long) proofMaxDisk << 20,
                fixtures == null
                        ? Fixtures.NONE
                        : FixtureFiles.read(workplace.base().resolve(fixtures.toPath())));
    }

    private CheckConfiguration configuration(Workplace workplace) {
        return new CheckConfiguration(
                workplace.started(),
                bases(workplace),
                directories(),
                layout(),
                crashModel,
                require,
                since,
                rules,
                failOn());
    }
}

package io.github.migrationguard.mojo;

import io.github.migrationguard.check.CheckConfiguration;
import io.github.migrationguard.check.CheckResult;
import io.github.migrationguard.check.Checks;
import io.github.migrationguard.report.ReportOptions;
import io.github.migrationguard.report.Reports;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** The goals that analyse migrations: their parameters, and the way from these to a result and its reports. */
abstract class AnalysisMojo extends GuardMojo {
    /**
     * Directories with migrations, each a history of its own, relative to the module. Default: those that exist of
     * <code>prisma/migrations</code>, <code>src/main/resources/db/migration</code>,
     * <code>src/main/resources/db/changelog</code>, <code>supabase/migrations</code>, <code>db/migrations</code> and
     * <code>migrations</code>; a goal that is called directly at the root of a multi-module build looks into every
     * module. A directory that is named here and missing is an error.
     * Example: <code>-Dmigration-guard.directories=prisma/migrations,sql</code>
     */
    @Parameter(property = "migration-guard.directories")
    private List<File> directories = List.of();

    /**
     * How the directories are laid out: <code>prisma</code> (one directory with a <code>migration.sql</code> for each
     * migration), <code>plain</code> (<code>.sql</code> files ordered by their leading number, then by name) or
     * <code>auto</code>, which finds out. Example: <code>-Dmigration-guard.layout=plain</code>
     */
    @Parameter(property = "migration-guard.layout", defaultValue = "auto")
    private String layout;

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
     * Whether verdicts are proved on a real PostgreSQL server: <code>auto</code> (where a server can be had, else say
     * so and go on with the static analysis), <code>always</code> (no server is an error) or <code>never</code>. This
     * version has no server, so <code>always</code> is an error. Example: <code>-Dmigration-guard.proof=never</code>
     */
    @Parameter(property = "migration-guard.proof", defaultValue = "auto")
    private String proof;

    /**
     * Severity of single rules: <code>rule-id:error</code>, <code>:warning</code>, <code>:info</code> or
     * <code>:off</code>. Default: each rule has its own.
     * Example: <code>-Dmigration-guard.rules=not-decided:error,psql-meta-command:off</code>
     */
    @Parameter(property = "migration-guard.rules")
    private List<String> rules = List.of();

    /**
     * From which severity on a finding fails the build: <code>error</code>, <code>warning</code> or
     * <code>never</code>. Example: <code>-Dmigration-guard.failOn=never</code>
     */
    @Parameter(property = "migration-guard.failOn", defaultValue = "error")
    private String failOn;

    @Override
    final void guard(Workplace workplace) throws MojoExecutionException, MojoFailureException {
        ReportOptions options = reportOptions(workplace);
        Proof wanted = Proof.of(proof);
        CheckResult result = Checks.run(configuration(workplace));
        if (wanted == Proof.AUTO && !result.histories().isEmpty()) {
            getLog().info("Static analysis only: this version has no server to prove verdicts on");
        }
        MavenConsole console = new MavenConsole(getLog());
        Reports.write(result, options, console, console);
        switch (result.outcome()) {
            case PASSED -> {}
            case FAILED -> throw new MojoFailureException(Reports.failureMessage(result, options));
            case ERROR -> throw new MojoExecutionException(Reports.failureMessage(result, options));
        }
    }

    private CheckConfiguration configuration(Workplace workplace) {
        List<String> named = new ArrayList<>();
        for (File directory : directories) {
            named.add(directory.toString());
        }
        return new CheckConfiguration(
                workplace.started(),
                named.isEmpty() ? workplace.modules() : List.of(workplace.base()),
                named,
                layout,
                crashModel,
                require,
                since,
                rules,
                failOn);
    }
}

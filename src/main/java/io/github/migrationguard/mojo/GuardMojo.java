package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.report.Format;
import io.github.migrationguard.report.ReportOptions;
import io.github.migrationguard.report.Show;
import java.io.File;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share: skipping, where they work, where reports go, and how the core's errors reach the user. */
abstract class GuardMojo extends AbstractMojo {
    /**
     * What is written: <code>console</code> to the log of the build, <code>json</code> to
     * <code>outputDirectory</code>. Example: <code>-Dmigration-guard.formats=json</code>
     */
    @Parameter(property = "migration-guard.formats", defaultValue = "console,json")
    private List<String> formats;

    /**
     * How many findings the console draws in full before it sums up the rest by rule: a number, or <code>all</code>.
     * Reports in files always have all. Example: <code>-Dmigration-guard.show=all</code>
     */
    @Parameter(property = "migration-guard.show", defaultValue = Show.DEFAULT)
    private String show;

    /**
     * Directory for report files; each goal writes one file named after itself for each format. Default:
     * <code>migration-guard</code> in the build directory of the module, without a POM
     * <code>target/migration-guard</code> under the working directory.
     * Example: <code>-Dmigration-guard.outputDirectory=reports</code>
     */
    @Parameter(property = "migration-guard.outputDirectory")
    private @Nullable File outputDirectory;

    /** Do nothing. Example: <code>-Dmigration-guard.skip</code> */
    @Parameter(property = "migration-guard.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, because migration-guard.skip is set");
            return;
        }
        try {
            guard(Workplace.of(session, project, execution, outputDirectory));
        } catch (GuardException e) {
            getLog().debug(e);
            throw new MojoExecutionException(e.getMessage() + ".\n" + e.advice());
        }
    }

    /** Does the goal's work; a {@link GuardException} becomes the message of the failed build. */
    abstract void guard(Workplace workplace) throws MojoExecutionException, MojoFailureException;

    final PrivateParameters privateParameters() {
        return new PrivateParameters(session, project, execution);
    }

    /** The file that this plugin was loaded from; null where Maven does not say. */
    final @Nullable File plugin() {
        Artifact plugin = execution.getMojoDescriptor().getPluginDescriptor().getPluginArtifact();
        return plugin == null ? null : plugin.getFile();
    }

    final ReportOptions reportOptions(Workplace workplace) {
        return new ReportOptions(
                execution.getGoal(),
                execution.getVersion(),
                Format.of(formats),
                workplace.reports(),
                workplace.started(),
                Show.of(show),
                !workplace.direct());
    }
}

package io.github.migrationguard.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal works.
 *
 * @param started the directory Maven was started in
 * @param base the module's directory; without a POM the directory Maven was started in
 * @param modules where a direct call looks for migrations: Maven runs a goal that needs no project once, at the root of
 *     the reactor, so the goal itself has to visit the modules. A bound goal has only its own
 * @param reports the directory for report files
 * @param direct whether the goal stands on the command line, not in a POM
 */
record Workplace(Path started, Path base, List<Path> modules, Path reports, boolean direct) {

    static Workplace of(
            MavenSession session, MavenProject project, MojoExecution execution, @Nullable File outputDirectory) {
        Path root = Path.of(session.getExecutionRootDirectory()).toAbsolutePath();
        String userDir = session.getSystemProperties().getProperty("user.dir");
        Path started = userDir == null ? root : Path.of(userDir);
        Path base = project.getBasedir() == null ? root : project.getBasedir().toPath();
        boolean direct = execution.getSource() == MojoExecution.Source.CLI;
        return new Workplace(
                started,
                base,
                direct ? modules(session, base) : List.of(base),
                reports(project, base, outputDirectory),
                direct);
    }

    private static List<Path> modules(MavenSession session, Path base) {
        List<Path> modules = new ArrayList<>();
        for (MavenProject module : session.getProjects()) {
            if (module.getBasedir() != null) {
                modules.add(module.getBasedir().toPath());
            }
        }
        return modules.isEmpty() ? List.of(base) : modules;
    }

    /** Without a POM the build directory is an expression that nobody resolves, so it is not asked for. */
    private static Path reports(MavenProject project, Path base, @Nullable File outputDirectory) {
        if (outputDirectory != null) {
            return outputDirectory.toPath();
        }
        Path build = project.getBasedir() == null
                ? base.resolve("target")
                : base.resolve(project.getBuild().getDirectory());
        return build.resolve("migration-guard");
    }
}

package io.github.migrationguard.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecution.Source;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkplaceTest {
    @TempDir
    private Path root;

    @Test
    void withoutPomReportsGoBelowTheWorkingDirectory() {
        MavenProject standalone = new MavenProject();
        standalone.setBuild(build("${project.basedir}/target"));
        Workplace workplace = Workplace.of(session(standalone), standalone, execution(Source.CLI), null);
        assertThat(workplace)
                .isEqualTo(new Workplace(root, root, List.of(root), root.resolve("target/migration-guard"), true));
    }

    @Test
    void aDirectCallLooksIntoEveryModule() {
        MavenProject parent = project("");
        MavenProject module = project("a");
        Workplace workplace = Workplace.of(session(parent, module), parent, execution(Source.CLI), null);
        assertThat(workplace.modules()).containsExactly(root, root.resolve("a"));
        assertThat(workplace.reports()).isEqualTo(root.resolve("out/migration-guard"));
    }

    @Test
    void aBoundGoalLooksIntoItsOwnModule() {
        MavenProject module = project("a");
        Workplace workplace = Workplace.of(session(project(""), module), module, execution(Source.LIFECYCLE), null);
        assertThat(workplace.modules()).containsExactly(root.resolve("a"));
        assertThat(workplace.reports()).isEqualTo(root.resolve("a/out/migration-guard"));
        assertThat(workplace.direct()).isFalse();
    }

    @Test
    void aConfiguredOutputDirectoryIsTakenAsItIs() {
        File wanted = root.resolve("reports").toFile();
        Workplace workplace = Workplace.of(session(project("")), project(""), execution(Source.CLI), wanted);
        assertThat(workplace.reports()).isEqualTo(wanted.toPath());
    }

    @Test
    void pathsAreToldFromWhereMavenWasStarted() {
        MavenSession session = session(project(""));
        session.getSystemProperties().setProperty("user.dir", root.getParent().toString());
        Workplace workplace = Workplace.of(session, project(""), execution(Source.CLI), null);
        assertThat(workplace.started()).isEqualTo(root.getParent());
        assertThat(workplace.base()).isEqualTo(root);
    }

    private MavenSession session(MavenProject... projects) {
        MavenSession session = mock(MavenSession.class);
        when(session.getExecutionRootDirectory()).thenReturn(root.toString());
        when(session.getSystemProperties()).thenReturn(new Properties());
        when(session.getProjects()).thenReturn(List.of(projects));
        return session;
    }

    private MavenProject project(String module) {
        MavenProject project = new MavenProject();
        project.setFile(root.resolve(module).resolve("pom.xml").toFile());
        project.setBuild(build(root.resolve(module).resolve("out").toString()));
        return project;
    }

    private static Build build(String directory) {
        Build build = new Build();
        build.setDirectory(directory);
        return build;
    }

    private static MojoExecution execution(Source source) {
        MojoExecution execution = mock(MojoExecution.class);
        when(execution.getSource()).thenReturn(source);
        return execution;
    }
}

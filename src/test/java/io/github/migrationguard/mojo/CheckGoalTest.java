package io.github.migrationguard.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The goal with Maven's own reading of parameters, and how its outcomes reach the user. */
@MojoTest
final class CheckGoalTest {
    private static final String INCIDENT = "examples/incident/prisma/migrations";

    @Inject
    private MavenSession session;

    @BeforeEach
    void start() {
        when(session.getExecutionRootDirectory()).thenReturn(MojoExtension.getBasedir());
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "directories", value = INCIDENT)
    @MojoParameter(name = "proof", value = "never")
    @MojoParameter(name = "outputDirectory", value = "target/check-goal-test/violations")
    @MojoParameter(name = "formats", value = "json")
    void violationsFailTheBuild(CheckMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessageContaining("3 errors");
        assertThat(Path.of("target/check-goal-test/violations/check.json")).exists();
    }

    @Test
    @InjectMojo(goal = "check-idempotency")
    @MojoParameter(name = "directories", value = INCIDENT)
    @MojoParameter(name = "proof", value = "never")
    @MojoParameter(name = "outputDirectory", value = "target/check-goal-test/never")
    @MojoParameter(name = "formats", value = "json")
    @MojoParameter(name = "failOn", value = "never")
    void failOnNeverOnlyReports(CheckIdempotencyMojo mojo) throws Exception {
        mojo.execute();
        assertThat(Files.readString(Path.of("target/check-goal-test/never/check-idempotency.json")))
                .contains("42710");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "directories", value = "not-there")
    @MojoParameter(name = "skip", value = "true")
    void skipDoesNothing(CheckMojo mojo) throws Exception {
        mojo.execute();
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "directories", value = INCIDENT + ",not-there")
    void aMissingDirectoryCouldNotBeChecked(CheckMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("directories")
                .hasMessageContaining("not-there");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "directories", value = INCIDENT)
    @MojoParameter(name = "proof", value = "sometimes")
    void anUnknownWordForTheProofIsNamed(CheckMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage("proof has the unknown value 'sometimes'.\nUse one of: auto, always, never.");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "directories", value = INCIDENT)
    @MojoParameter(name = "proof", value = "never")
    @MojoParameter(name = "postgresVersion", value = "12")
    void aVersionThatIsNotSupportedIsNamed(CheckMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage("postgresVersion is 12, which no proof can be made on.\n"
                        + "Set it to the major version of your server, 14 to 18.");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "directories", value = INCIDENT)
    @MojoParameter(name = "proof", value = "never")
    @MojoParameter(name = "formats", value = "console,pdf")
    void anUnknownFormatIsNamed(CheckMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("formats")
                .hasMessageContaining("'pdf'");
    }
}

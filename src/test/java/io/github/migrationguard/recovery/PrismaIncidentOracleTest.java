package io.github.migrationguard.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.check.AppliedConfiguration;
import io.github.migrationguard.check.DiagnosisChecks;
import io.github.migrationguard.check.ResolveConfiguration;
import io.github.migrationguard.check.Resolves;
import io.github.migrationguard.check.SchemaChecks;
import io.github.migrationguard.check.SchemaConfiguration;
import io.github.migrationguard.check.StatusConfiguration;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.recovery.Resolution.Outcome;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.ServerSettings;
import io.github.migrationguard.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The incident of the examples, made by the real Prisma command line that is killed, and brought to its end with it. */
@Tag("oracle")
class PrismaIncidentOracleTest {
    private static final String LAST = "20250203180200_revenue_system_versions";
    private static final int N = 3;

    @TempDir
    private Path project;

    private LiveDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = new LiveDatabase(ServerSettings.DEFAULT_MAJOR, "prisma_incident");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private void take(String example, String id) throws IOException {
        Path from = Path.of("examples", example, "prisma/migrations", id, "migration.sql");
        Path to = Files.createDirectories(project.resolve("prisma/migrations").resolve(id));
        Files.copy(from, to.resolve("migration.sql"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static StatusConfiguration configuration(PrismaStage stage) {
        return new StatusConfiguration(stage.database().target(), null, false, "error");
    }

    private static ResolveConfiguration failed(PrismaStage stage) {
        return new ResolveConfiguration(configuration(stage), null, false, null);
    }

    private static Diagnosis diagnose(PrismaStage stage) {
        return DiagnosisChecks.run(
                        configuration(stage), null, stage::histories, TestServer::lent, ProofSettings.DEFAULTS)
                .diagnosis();
    }

    private static Outcome resolveApplied(PrismaStage stage) {
        return Resolves.applied(
                        failed(stage),
                        new AppliedConfiguration(false, null, null, List.of()),
                        stage::histories,
                        TestServer::lent,
                        ProofSettings.DEFAULTS)
                .resolution()
                .outcome();
    }

    private static boolean matches(PrismaStage stage) {
        return SchemaChecks.run(
                        new SchemaConfiguration(configuration(stage), List.of(), List.of()),
                        stage::histories,
                        TestServer::lent,
                        ProofSettings.DEFAULTS)
                .matches();
    }

    @ParameterizedTest
    @CsvSource({
        "0, statements, 0",
        "1, statements, 1",
        "2, statements, 2",
        "record, statements, 3",
        "finish, statements, 3",
        "1, batch, 0",
        "record, batch, 3"
    })
    void isNamedAndBroughtToItsEnd(String killed, String engine, int crashPoint) throws Exception {
        try (Stream<Path> directories = Files.list(Path.of("examples/incident/prisma/migrations"))) {
            for (Path directory : directories.filter(Files::isDirectory).toList()) {
                take("incident", directory.getFileName().toString());
            }
        }
        PrismaStage stage = new PrismaStage(project, database, "public", engine);
        stage.play(LAST + " gone; deploy");
        take("incident", LAST);
        stage.play("deploy, killed at " + killed);

        assertThat(diagnose(stage).crashPoint()).isEqualTo(crashPoint);
        assertThat(matches(stage)).isFalse();
        assertThat(stage.prisma().run("deploy").code()).isEqualTo("P3009");

        try (PrismaStage twin = stage.twin("prisma_incident_twin")) {
            assertThat(resolveApplied(twin)).isEqualTo(crashPoint == N ? Outcome.RECORDED : Outcome.REFUSED);
            assertThat(twin.prisma().run("deploy").code()).isEqualTo(crashPoint == N ? "0" : "P3009");
            assertThat(matches(twin)).isEqualTo(crashPoint == N);
        }

        take("incident-repaired", LAST);
        assertThat(stage.prisma().run("deploy").code()).isEqualTo("P3009");
        assertThat(Resolves.rolledBack(failed(stage), stage::histories)
                        .resolution()
                        .outcome())
                .isEqualTo(Outcome.RECORDED);
        PrismaCli.Answer deploy = stage.prisma().run("deploy");
        assertThat(deploy.exit()).as(deploy.text()).isZero();
        assertThat(stage.prisma().run("status").status()).isEqualTo("up to date");
        assertThat(PrismaStage.shown(stage.ours()))
                .contains(LAST + " applied")
                .doesNotContain("failed", "pending", "+");
        assertThat(matches(stage)).isTrue();
    }
}

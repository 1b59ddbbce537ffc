package io.github.migrationguard.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;

/** The goals that ask a database, with Maven's own reading of parameters, on a real server. */
@MojoTest
final class MigrateStatusGoalTest {
    private static final String INCIDENT = "examples/incident/prisma/migrations";

    private static LiveDatabase database;

    @Inject
    private MavenSession session;

    private final Properties properties = new Properties();
    private final StringBuilder said = new StringBuilder();

    @BeforeAll
    static void open() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "migrate_status_goal");
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @BeforeEach
    void start() {
        when(session.getExecutionRootDirectory()).thenReturn(MojoExtension.getBasedir());
        when(session.getUserProperties()).thenReturn(properties);
        properties.setProperty("migration-guard.url", database.url("?schema=public"));
    }

    private Log log() {
        Log log = mock(Log.class);
        Answer<?> remember =
                call -> said.append(call.<CharSequence>getArgument(0)).append('\n');
        doAnswer(remember).when(log).info(any(CharSequence.class));
        doAnswer(remember).when(log).error(any(CharSequence.class));
        return log;
    }

    @Test
    @InjectMojo(goal = "migrate-status")
    @MojoParameter(name = "directories", value = INCIDENT)
    @MojoParameter(name = "outputDirectory", value = "target/migrate-status-goal-test/pending")
    void pendingMigrationsFailTheBuild(MigrateStatusMojo mojo) throws Exception {
        mojo.setLog(log());
        assertThatThrownBy(mojo::execute)
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessageContaining("4 pending")
                .hasMessageNotContaining(LiveDatabase.PASSWORD);
        assertThat(said.toString())
                .startsWith("Database migrate_status_goal at 127.0.0.1:" + database.port() + ", schema public")
                .contains("npx prisma migrate deploy")
                .doesNotContain(LiveDatabase.PASSWORD);
        String json = Files.readString(Path.of("target/migrate-status-goal-test/pending/migrate-status.json"));
        assertThat(json).doesNotContain(LiveDatabase.PASSWORD).contains("\"status\":\"absent\"");
    }

    @Test
    @InjectMojo(goal = "migrate-status")
    @MojoParameter(name = "directories", value = INCIDENT)
    @MojoParameter(name = "formats", value = "console")
    @MojoParameter(name = "requireUpToDate", value = "false")
    void unlessTheyNeedNotBeDeployed(MigrateStatusMojo mojo) throws Exception {
        mojo.execute();
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "directories", value = "examples/incident-repaired/prisma/migrations")
    @MojoParameter(name = "proof", value = "never")
    @MojoParameter(name = "since", value = "20250203180100_revenue_system_members")
    @MojoParameter(name = "failOn", value = "never")
    @MojoParameter(name = "outputDirectory", value = "target/migrate-status-goal-test/check")
    @MojoParameter(name = "formats", value = "json")
    void checkAsksTheDatabaseThatTheBuildNames(CheckMojo mojo) throws Exception {
        mojo.execute();
        JsonNode json = new ObjectMapper()
                .readTree(Path.of("target/migrate-status-goal-test/check/check.json")
                        .toFile());
        JsonNode history = json.get("migrateStatus").get("histories").get(0);
        assertThat(history.get("summary").get("pending").asInt()).isEqualTo(4);
        assertThat(history.get("migrations").get(0).get("severity").asText()).isEqualTo("info");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "directories", value = INCIDENT)
    @MojoParameter(name = "proof", value = "never")
    @MojoParameter(name = "failOn", value = "never")
    @MojoParameter(name = "outputDirectory", value = "target/migrate-status-goal-test/unnamed")
    @MojoParameter(name = "formats", value = "json")
    void checkAsksNoDatabaseThatOnlyTheEnvironmentNames(CheckMojo mojo) throws Exception {
        properties.clear();
        Properties system = new Properties();
        system.setProperty("env.DATABASE_URL", "postgresql://me@no-such-host.invalid/app");
        when(session.getSystemProperties()).thenReturn(system);
        mojo.execute();
        JsonNode json = new ObjectMapper()
                .readTree(Path.of("target/migrate-status-goal-test/unnamed/check.json")
                        .toFile());
        assertThat(json.get("migrateStatus").isNull()).isTrue();
    }
}

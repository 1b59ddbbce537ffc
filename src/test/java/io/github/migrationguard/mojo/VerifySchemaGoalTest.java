package io.github.migrationguard.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migrationguard.migration.PrismaChecksum;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;

/** The goal with Maven's own reading of parameters, on a real server, against the incident once it is over. */
@MojoTest
final class VerifySchemaGoalTest {
    private static final String HISTORY = "examples/incident-repaired/prisma/migrations";
    private static final String REPORTS = "target/verify-schema-goal-test";

    @Inject
    private MavenSession session;

    private LiveDatabase database;
    private final Properties properties = new Properties();
    private final StringBuilder said = new StringBuilder();

    @BeforeEach
    void deploy() throws SQLException, IOException {
        database = new LiveDatabase(TestServer.MAJOR, "verify_schema_goal");
        when(session.getExecutionRootDirectory()).thenReturn(MojoExtension.getBasedir());
        when(session.getUserProperties()).thenReturn(properties);
        properties.setProperty("migration-guard.url", database.url(""));
        database.run(LiveDatabase.HISTORY.formatted("public"));
        List<Path> directories;
        try (Stream<Path> listing = Files.list(Path.of(HISTORY))) {
            directories = listing.filter(Files::isDirectory).sorted().toList();
        }
        for (Path directory : directories) {
            String sql = Files.readString(directory.resolve("migration.sql"));
            database.run(sql);
            database.run(
                    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)"
                            + " VALUES (gen_random_uuid(), '" + PrismaChecksum.of(sql) + "', '"
                            + directory.getFileName()
                            + "', now(), 1)");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Log log() {
        Log log = mock(Log.class);
        Answer<?> remember =
                call -> said.append(call.<CharSequence>getArgument(0)).append('\n');
        doAnswer(remember).when(log).info(any(CharSequence.class));
        doAnswer(remember).when(log).warn(any(CharSequence.class));
        doAnswer(remember).when(log).error(any(CharSequence.class));
        return log;
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(Path.of(REPORTS, file).toFile());
    }

    @Test
    @InjectMojo(goal = "verify-schema")
    @MojoParameter(name = "directories", value = HISTORY)
    @MojoParameter(name = "outputDirectory", value = REPORTS + "/green")
    void aDeployedHistoryMatches(VerifySchemaMojo mojo) throws Exception {
        mojo.setLog(log());
        mojo.execute();
        assertThat(said.toString())
                .contains("Replayed", HISTORY + ": the database has what the migrations make")
                .doesNotContain(LiveDatabase.PASSWORD);
        JsonNode json = json("green/verify-schema.json");
        assertThat(json.get("matches").asBoolean()).isTrue();
        assertThat(json.get("expectedFrom").asText()).isEqualTo("replay");
        assertThat(json.get("histories").get(0).get("differences")).isEmpty();
    }

    @Test
    @InjectMojo(goal = "verify-schema")
    @MojoParameter(name = "directories", value = HISTORY)
    @MojoParameter(name = "outputDirectory", value = REPORTS + "/red")
    void whatIsNotThereFailsTheBuild(VerifySchemaMojo mojo) throws Exception {
        database.run("DROP INDEX \"revenue_system_versions_revenueSystemId_idx\"; CREATE TABLE stranger (id int)");
        mojo.setLog(log());
        assertThatThrownBy(mojo::execute)
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessageContaining("1 missing, 1 unexpected");
        assertThat(said.toString())
                .contains("error[missing]: index", "want: CREATE INDEX", "from: 20250203180200_revenue_system_versions")
                .contains("table public.stranger", "npx prisma migrate dev --create-only --name repair");
        JsonNode difference = json("red/verify-schema.json")
                .get("histories")
                .get(0)
                .get("differences")
                .get(0);
        assertThat(difference.get("kind").asText()).isEqualTo("missing");
        assertThat(difference.get("objectType").asText()).isEqualTo("index");
        assertThat(difference.get("name").asText()).isEqualTo("public.\"revenue_system_versions_revenueSystemId_idx\"");
        assertThat(difference.get("actual").isNull()).isTrue();
    }

    @Test
    @InjectMojo(goal = "verify-schema")
    @MojoParameter(name = "directories", value = HISTORY)
    @MojoParameter(name = "bootstrap", value = REPORTS + "/taken.sql")
    @MojoParameter(name = "outputDirectory", value = REPORTS + "/analysis")
    void whereNothingCanBeReplayedTheAnalysisSaysWhatShouldBeThere(VerifySchemaMojo mojo) throws Exception {
        Files.createDirectories(Path.of(REPORTS));
        Files.writeString(Path.of(REPORTS, "taken.sql"), "CREATE TABLE public.revenue_system_versions (id int)");
        mojo.setLog(log());
        mojo.execute();
        assertThat(said.toString())
                .contains("No replay: The replay of the recorded migrations fails at", "Compared with the text of")
                .contains(HISTORY + ": the database has what the analysis knows that the migrations make");
        JsonNode json = json("analysis/verify-schema.json");
        assertThat(json.get("expectedFrom").asText()).isEqualTo("analysis");
        assertThat(json.get("expectedFromReason").asText()).contains("(42501)");
        assertThat(json.get("unknown").isNull()).isTrue();
        assertThat(json.get("replayedOn").isNull()).isTrue();
        assertThat(json.get("matches").asBoolean()).isTrue();
        database.run("DROP INDEX \"revenue_system_versions_revenueSystemId_idx\"; CREATE TABLE stranger (id int)");
        assertThatThrownBy(mojo::execute)
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessageContaining("1 missing")
                .hasMessageNotContaining("unexpected");
    }

    @Test
    @InjectMojo(goal = "verify-schema")
    @MojoParameter(name = "directories", value = HISTORY)
    @MojoParameter(name = "exclude", value = "public.revenue_system_versions_*")
    @MojoParameter(name = "formats", value = "console")
    void whatIsExcludedIsNotTold(VerifySchemaMojo mojo) throws Exception {
        database.run("DROP INDEX \"revenue_system_versions_revenueSystemId_idx\"");
        mojo.execute();
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "directories", value = HISTORY)
    @MojoParameter(name = "proof", value = "never")
    @MojoParameter(name = "failOn", value = "never")
    @MojoParameter(name = "since", value = "20250203180100_revenue_system_members")
    @MojoParameter(name = "formats", value = "json")
    @MojoParameter(name = "outputDirectory", value = REPORTS + "/check")
    void checkVerifiesToo(CheckMojo mojo) throws Exception {
        database.run("ALTER TABLE revenue_systems ADD extra text");
        mojo.execute();
        JsonNode schema = json("check/check.json").get("verifySchema");
        assertThat(schema.get("matches").asBoolean()).isTrue();
        assertThat(schema.get("histories")
                        .get(0)
                        .get("differences")
                        .get(0)
                        .get("kind")
                        .asText())
                .isEqualTo("unexpected");
    }
}

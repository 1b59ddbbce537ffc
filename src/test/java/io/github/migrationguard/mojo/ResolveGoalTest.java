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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;

/** The goals that record, with Maven's own reading of parameters, in the middle of the incident. */
@MojoTest
final class ResolveGoalTest {
    private static final String HISTORY = "examples/incident/prisma/migrations";
    private static final String FAILED = "20250203180200_revenue_system_versions";
    private static final String REPORTS = "target/resolve-goal-test";

    @Inject
    private MavenSession session;

    private LiveDatabase database;
    private String failedSql = "";
    private final Properties properties = new Properties();
    private final Properties system = new Properties();
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void fail() throws SQLException, IOException {
        database = new LiveDatabase(TestServer.MAJOR, "resolve_goal");
        when(session.getExecutionRootDirectory()).thenReturn(MojoExtension.getBasedir());
        when(session.getUserProperties()).thenReturn(properties);
        when(session.getSystemProperties()).thenReturn(system);
        properties.setProperty("migration-guard.url", database.url(""));
        database.run(LiveDatabase.HISTORY.formatted("public"));
        List<Path> directories;
        try (Stream<Path> listing = Files.list(Path.of(HISTORY))) {
            directories = listing.filter(Files::isDirectory).sorted().toList();
        }
        for (Path directory : directories) {
            String id = directory.getFileName().toString();
            String sql = Files.readString(directory.resolve("migration.sql"));
            boolean failed = id.equals(FAILED);
            if (failed) {
                failedSql = sql;
                database.run(sql.substring(0, sql.indexOf("CREATE INDEX")));
            } else {
                database.run(sql);
            }
            database.run("INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)"
                    + " VALUES (gen_random_uuid(), '', '" + id + "', " + (failed ? "NULL" : "now()") + ")");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Log log() {
        Log log = mock(Log.class);
        Answer<?> remember = call -> said.add(String.valueOf(call.<CharSequence>getArgument(0)));
        doAnswer(remember).when(log).info(any(CharSequence.class));
        doAnswer(remember).when(log).warn(any(CharSequence.class));
        doAnswer(remember).when(log).error(any(CharSequence.class));
        return log;
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(Path.of(REPORTS, file).toFile());
    }

    private String rows() throws SQLException {
        return database.value(
                "SELECT string_agg(concat_ws(' ', finished_at IS NOT NULL, rolled_back_at IS NOT NULL), ', '"
                        + " ORDER BY finished_at IS NOT NULL) FROM _prisma_migrations WHERE migration_name = '" + FAILED
                        + "'");
    }

    /** Leaves room for {@code [WARNING] }, and gives nothing away; commands and single words are never broken. */
    private void fitsAndKeepsSecrets() {
        assertThat(said)
                .allMatch(line -> line.length() <= 70
                        || line.strip().indexOf(' ') < 0
                        || line.startsWith("  mvn ")
                        || line.startsWith("Database "));
        assertThat(String.join("\n", said)).doesNotContain(LiveDatabase.PASSWORD);
    }

    @Test
    @InjectMojo(goal = "resolve-rolled-back")
    @MojoParameter(name = "directories", value = HISTORY)
    @MojoParameter(name = "outputDirectory", value = REPORTS + "/rolled-back")
    void recordsTheFailureAndWarns(ResolveRolledBackMojo mojo) throws Exception {
        mojo.setLog(log());
        mojo.execute();
        fitsAndKeepsSecrets();
        assertThat(said).endsWith("  npx prisma migrate deploy");
        assertThat(rows()).isEqualTo("f t");
        JsonNode json = json("rolled-back/resolve-rolled-back.json");
        assertThat(json.get("result").asText()).isEqualTo("passed");
        assertThat(json.get("outcome").asText()).isEqualTo("recorded");
        assertThat(json.get("migration").asText()).isEqualTo(FAILED);
        assertThat(json.get("rerunnable").asBoolean(true)).isFalse();
        assertThat(json.get("warnings").toString()).contains("public.revenue_system_versions");
        assertThat(json.get("sql")).hasSize(1);
        assertThat(json.toString()).doesNotContain(LiveDatabase.PASSWORD);
    }

    @Test
    @InjectMojo(goal = "resolve-rolled-back")
    @MojoParameter(name = "directories", value = HISTORY)
    @MojoParameter(name = "dryRun", value = "true")
    @MojoParameter(name = "outputDirectory", value = REPORTS + "/rb-dry")
    void aDryRunOfTheFailureWritesNothing(ResolveRolledBackMojo mojo) throws Exception {
        mojo.setLog(log());
        mojo.execute();
        fitsAndKeepsSecrets();
        assertThat(rows()).isEqualTo("f f");
        JsonNode json = json("rb-dry/resolve-rolled-back.json");
        assertThat(json.get("outcome").asText()).isEqualTo("dry-run");
        assertThat(json.get("sql").get(0).asText()).startsWith("UPDATE ");
    }

    @Test
    @InjectMojo(goal = "diagnose")
    @MojoParameter(name = "directories", value = HISTORY)
    @MojoParameter(name = "outputDirectory", value = REPORTS + "/diagnose")
    void theDiagnosisLeavesAScriptThatFinishes(DiagnoseMojo mojo) throws Exception {
        String script = REPORTS + "/diagnose/finish-" + FAILED + ".sql";
        mojo.setLog(log());
        mojo.execute();
        assertThat(said.stream().filter(line -> !line.contains("psql -f")))
                .allMatch(line -> line.length() <= 70
                        || line.strip().indexOf(' ') < 0
                        || line.startsWith("  mvn ")
                        || line.startsWith("Database "));
        assertThat(said).contains("  psql -f " + script + " \"$DATABASE_URL\"");
        assertThat(rows()).isEqualTo("f f");
        JsonNode json = json("diagnose/diagnose.json");
        assertThat(json.get("crashPoint").asInt()).isEqualTo(1);
        assertThat(json.get("finishScript").asText()).isEqualTo(script);
        assertThat(json.get("reason").asText()).contains("finish-" + FAILED + ".sql");
        String rest = Files.readString(Path.of(script));
        assertThat(rest).contains("CREATE INDEX", "ADD CONSTRAINT").doesNotContain("CREATE TABLE");
        database.run(rest.replaceAll("(?m)^\\\\.*$", ""));
        said.clear();
        mojo.execute();
        JsonNode after = json("diagnose/diagnose.json");
        assertThat(after.get("recommendation").asText()).isEqualTo("resolve-applied");
        assertThat(after.get("finishScript").isNull()).isTrue();
    }

    @Test
    @InjectMojo(goal = "resolve-rolled-back")
    @MojoParameter(name = "directories", value = HISTORY)
    @MojoParameter(name = "formats", value = "console")
    void theEnvironmentAloneIsNotEnough(ResolveRolledBackMojo mojo) throws Exception {
        properties.clear();
        system.setProperty("env.DATABASE_URL", database.url(""));
        mojo.setLog(log());
        assertThatThrownBy(mojo::execute)
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("-Dmigration-guard.confirmHost=127.0.0.1")
                .hasMessageNotContaining(LiveDatabase.PASSWORD);
        assertThat(rows()).isEqualTo("f f");
    }

    @Test
    @InjectMojo(goal = "resolve-applied")
    @MojoParameter(name = "directories", value = HISTORY)
    @MojoParameter(name = "outputDirectory", value = REPORTS + "/refused")
    void whatIsHalfThereFailsTheBuild(ResolveAppliedMojo mojo) throws Exception {
        mojo.setLog(log());
        assertThatThrownBy(mojo::execute)
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Nothing was recorded of " + FAILED + " in 127.0.0.1:")
                .hasMessageNotContaining(LiveDatabase.PASSWORD);
        fitsAndKeepsSecrets();
        assertThat(rows()).isEqualTo("f f");
        JsonNode json = json("refused/resolve-applied.json");
        assertThat(json.get("result").asText()).isEqualTo("failed");
        assertThat(json.get("outcome").asText()).isEqualTo("refused");
        assertThat(json.get("crashPoint").asInt()).isEqualTo(1);
        assertThat(json.get("statements").findValuesAsText("effect")).containsExactly("witnessed", "absent", "absent");
        assertThat(json.get("forced").isNull()).isTrue();
    }

    @Test
    @InjectMojo(goal = "resolve-applied")
    @MojoParameter(name = "directories", value = HISTORY)
    @MojoParameter(name = "dryRun", value = "true")
    @MojoParameter(name = "outputDirectory", value = REPORTS + "/dry")
    void aDryRunShowsTheSql(ResolveAppliedMojo mojo) throws Exception {
        database.run(failedSql.substring(failedSql.indexOf("CREATE INDEX")));
        mojo.setLog(log());
        mojo.execute();
        fitsAndKeepsSecrets();
        assertThat(said).endsWith("  npx prisma migrate deploy", "  mvn migration-guard:verify-schema");
        assertThat(rows()).isEqualTo("f f");
        JsonNode json = json("dry/resolve-applied.json");
        assertThat(json.get("outcome").asText()).isEqualTo("dry-run");
        assertThat(json.get("sql")).hasSize(2);
    }

    @Test
    @InjectMojo(goal = "resolve-applied")
    @MojoParameter(name = "directories", value = HISTORY)
    @MojoParameter(name = "migration", value = "all-present")
    @MojoParameter(name = "outputDirectory", value = REPORTS + "/all")
    void aDatabaseWithoutHistoryIsTakenOver(ResolveAppliedMojo mojo) throws Exception {
        database.run("DROP TABLE _prisma_migrations");
        mojo.setLog(log());
        assertThatThrownBy(mojo::execute)
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Nothing was recorded in 127.0.0.1:")
                .hasMessageContaining("It is nearest to the state after " + FAILED);
        assertThat(said).contains("error[missing]: index");
        JsonNode refused = json("all/resolve-applied.json").get("allPresent");
        assertThat(refused.get("upTo").asText()).isEqualTo(FAILED);
        assertThat(refused.get("recorded")).isEmpty();
        assertThat(refused.get("differences").findValuesAsText("objectType")).containsExactly("constraint", "index");
        database.run(failedSql.substring(failedSql.indexOf("CREATE INDEX")));
        said.clear();
        mojo.execute();
        fitsAndKeepsSecrets();
        assertThat(said).contains("all-present: recorded", "  " + FAILED);
        JsonNode json = json("all/resolve-applied.json");
        assertThat(json.get("migration").asText()).isEqualTo("all-present");
        assertThat(json.get("outcome").asText()).isEqualTo("recorded");
        assertThat(json.get("allPresent").get("recorded")).hasSize(4);
        assertThat(database.value("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL"))
                .isEqualTo("4");
    }
}

package io.github.migrationguard.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.history.PrismaHistory;
import io.github.migrationguard.migration.HistoryReader;
import io.github.migrationguard.migration.HistorySettings;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real Prisma command line as judge, driven by a program {@code oracle.mjs} in {@code -Dprisma.oracle=<folder>}, which
 * runs one of its commands and answers as JSON. What Prisma says must agree with what we say, as far as it says anything:
 * it ends at the first of pending, failed, up to date.
 */
@Tag("oracle")
class PrismaOracleTest {
    private static final String FOLDER = System.getProperty("prisma.oracle", "");
    private static final String A = "CREATE TABLE \"a\" (\"id\" INT);\n";
    private static final String B = "CREATE TABLE \"b\" (\"id\" INT);\nALTER TABLE \"nope\" ADD COLUMN \"x\" INT;\n";
    private static final String C = "CREATE TABLE \"c\" (\"id\" INT);\n";
    private static final Pattern LISTED = Pattern.compile("(?m)^([0-9]_\\w+)$");

    private static LiveDatabase database;

    @TempDir
    private Path project;

    @BeforeAll
    static void open() throws SQLException {
        database = new LiveDatabase(ServerSettings.DEFAULT_MAJOR, "prisma_oracle");
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.run("DROP SCHEMA IF EXISTS app CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    private void file(String id, String sql) throws IOException {
        Path directory =
                Files.createDirectories(project.resolve("prisma/migrations").resolve(id));
        Files.writeString(directory.resolve("migration.sql"), sql);
    }

    private void remove(String id) throws IOException {
        Path directory = project.resolve("prisma/migrations").resolve(id);
        Files.delete(directory.resolve("migration.sql"));
        Files.delete(directory);
    }

    private JsonNode prisma(String engine, String schema, String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("node", "oracle.mjs"));
        line.addAll(List.of(command));
        line.addAll(List.of("--url", database.url("?schema=" + schema), "--engine", engine));
        line.addAll(List.of("--migrations", project.resolve("prisma/migrations").toString()));
        Process process = new ProcessBuilder(line)
                .directory(Path.of(FOLDER).toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        JsonNode answer = new ObjectMapper().readTree(process.getInputStream().readAllBytes());
        process.waitFor();
        return answer;
    }

    private HistoryStatus ours(String schema) {
        HistorySettings settings = HistorySettings.below(project, List.of(project), List.of(), "prisma", "auto");
        return StatusReader.read(database.target(), HistoryReader.read(settings), schema, true)
                .get(0);
    }

    private static List<String> ids(HistoryStatus status, State... states) {
        return new TreeSet<>(status.migrations().stream()
                        .filter(migration -> Stream.of(states).anyMatch(migration.state()::equals))
                        .map(MigrationStatus::id)
                        .toList())
                .stream().toList();
    }

    private static List<String> listed(String text, String after) {
        TreeSet<String> ids = new TreeSet<>();
        int from = text.indexOf(after);
        int to = text.indexOf("\n\n", from);
        Matcher names = LISTED.matcher(from < 0 ? "" : text.substring(from, to < 0 ? text.length() : to));
        while (names.find()) {
            ids.add(names.group(1));
        }
        return List.copyOf(ids);
    }

    /** Holds our status against Prisma's, and then against what its deploy does. */
    private HistoryStatus agree(String engine, String schema) throws IOException, InterruptedException {
        HistoryStatus ours = ours(schema);
        JsonNode status = prisma(engine, schema, "status");
        String text =
                status.get("stdout").asText() + "\n\n" + status.get("stderr").asText() + "\n\n";
        List<String> waiting = ids(ours, State.PENDING, State.ROLLED_BACK);
        boolean differs = text.contains("are different");
        if (differs) {
            assertThat(ids(ours, State.MISSING)).as(text).isNotEmpty();
            assertThat(waiting).as(text).isNotEmpty();
        } else if (text.contains("not yet been applied")) {
            assertThat(listed(text, "not yet been applied")).as(text).isEqualTo(waiting);
        } else if (text.contains("have failed")) {
            assertThat(listed(text, "have failed")).as(text).isEqualTo(ids(ours, State.FAILED));
        } else {
            assertThat(text).contains("up to date");
            assertThat(ids(ours, State.FAILED, State.PENDING)).isEmpty();
        }
        JsonNode deploy = prisma(engine, schema, "deploy");
        String code = deploy.get("code").asText();
        assertThat(code.equals("P3009"))
                .as(deploy.toString())
                .isEqualTo(!ids(ours, State.FAILED).isEmpty());
        assertThat(code.equals("P3005"))
                .as(deploy.toString())
                .isEqualTo(ours.table().status() == HistoryTable.Status.UNMANAGED);
        return ours;
    }

    private static String state(HistoryStatus status, String id) {
        return status.migrations().stream()
                .filter(migration -> migration.id().equals(id))
                .map(migration -> migration.state().word()
                        + migration.conditions().stream().map(Condition::word).toList())
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"statements", "batch"})
    void aFailureBehindAPendingOne(String engine) throws Exception {
        file("1_a", A);
        assertThat(state(agree(engine, "public"), "1_a")).isEqualTo("pending[]");
        assertThat(ours("public").upToDate()).isTrue();
        file("2_b", B);
        prisma(engine, "public", "deploy");
        String left = engine.equals("statements") ? "failed[suspect]" : "failed[]";
        assertThat(state(agree(engine, "public"), "2_b")).isEqualTo(left);
        file("3_c", C);
        assertThat(state(agree(engine, "public"), "2_b")).isEqualTo(left);
        file("2_b", A.replace("\"a\"", "IF NOT EXISTS \"b\""));
        assertThat(state(agree(engine, "public"), "2_b")).startsWith("failed[edited");
        prisma(engine, "public", "resolve-rolled-back", "2_b");
        assertThat(state(agree(engine, "public"), "2_b")).isEqualTo("rolled-back[]");
        assertThat(ours("public").upToDate()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "app"})
    void recordedEditedAndMissing(String schema) throws Exception {
        file("1_a", A);
        file("2_c", C);
        prisma("statements", schema, "resolve-applied", "1_a");
        assertThat(state(agree("statements", schema), "1_a")).isEqualTo("applied[baselined]");
        file("2_c", C.replace("\n", "\r\n"));
        assertThat(state(agree("statements", schema), "2_c")).isEqualTo("applied[]");
        file("2_c", C + "-- edited\n");
        assertThat(state(agree("statements", schema), "2_c")).isEqualTo("applied[edited]");
        remove("2_c");
        assertThat(state(agree("statements", schema), "2_c")).isEqualTo("missing[]");
        file("3_late", "SELECT 1;\n");
        assertThat(state(agree("statements", schema), "3_late")).isEqualTo("pending[]");
    }

    @Test
    void failedThenRecordedHasTwoRowsAndOneCounts() throws Exception {
        file("1_b", B);
        prisma("statements", "public", "deploy");
        prisma("statements", "public", "resolve-applied", "1_b");
        HistoryStatus status = agree("statements", "public");
        assertThat(state(status, "1_b")).isEqualTo("applied[baselined]");
        assertThat(status.migrations().get(0).rows()).hasSize(2);
    }

    @Test
    void aRolledBackOneWithoutFileIsForgotten() throws Exception {
        file("1_a", A);
        file("2_b", B);
        prisma("statements", "public", "deploy");
        prisma("statements", "public", "resolve-rolled-back", "2_b");
        remove("2_b");
        assertThat(state(agree("statements", "public"), "2_b")).isEqualTo("rolled-back[]");
        assertThat(ours("public").upToDate()).isTrue();
    }

    @Test
    void tablesWithoutAHistoryAreUnmanaged() throws Exception {
        file("1_a", A);
        database.run(A);
        assertThat(state(agree("statements", "public"), "1_a")).isEqualTo("pending[suspect]");
    }

    @Test
    void killedBetweenCommitAndRecord() throws Exception {
        file("1_a", A);
        prisma("statements", "public", "deploy");
        database.run("UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0");
        assertThat(state(agree("statements", "public"), "1_a")).isEqualTo("failed[suspect]");
    }

    /** Every column of every row, with a word for what is new each time. */
    private static String rows(String schema) throws SQLException {
        return database.value("""
                SELECT string_agg(concat_ws(' ', migration_name, checksum, length(id), left(coalesce(logs, 'null'), 1),
                  applied_steps_count, finished_at IS NULL, rolled_back_at IS NULL, started_at = finished_at), '; '
                  ORDER BY started_at, id) FROM "%s"._prisma_migrations""".formatted(schema));
    }

    private static List<String> tables() throws SQLException {
        return List.of(database.value("""
                SELECT string_agg(concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                  pg_get_expr(d.adbin, d.adrelid)), ', ' ORDER BY c.relname, a.attnum)
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE c.relname LIKE '\\_prisma%' AND a.attnum > 0""").split(", "));
    }

    private void weResolve(String goal, String schema, String id) {
        HistorySettings settings = HistorySettings.below(project, List.of(project), List.of(), "prisma", "auto");
        List<MigrationHistory> histories = HistoryReader.read(settings);
        HistoryTable table = database.target().read(connection -> PrismaHistory.read(connection, schema));
        Resolution resolution = goal.equals("resolve-rolled-back")
                ? RollBack.run(database.target(), histories, schema, id, false)
                : new MarkApplied(histories, schema, id, false, List.of(), "the oracle is about rows, not evidence")
                        .run(database.target(), new Witness(table, null, "not looked for"));
        assertThat(resolution.outcome()).isEqualTo(Resolution.Outcome.RECORDED);
    }

    /** What is left, and how Prisma goes on from there: once after its own command, once after ours. */
    private List<String> goesOn(boolean ours, String goal, String schema, boolean deployed, String engine)
            throws Exception {
        empty();
        file("1_a", A);
        file("2_b", B);
        file("3_c", C);
        if (deployed) {
            prisma(engine, schema, "deploy");
        } else {
            database.run(
                    schema.equals("public")
                            ? A + B.lines().findFirst().orElseThrow()
                            : "CREATE SCHEMA \"" + schema + "\"");
        }
        List<String> seen = new ArrayList<>();
        for (String id : deployed ? List.of("2_b") : List.of("1_a", "2_b")) {
            if (ours) {
                weResolve(goal, schema, id);
            } else {
                assertThat(prisma(engine, schema, goal, id).get("exitCode").asInt())
                        .isZero();
            }
        }
        seen.add(rows(schema));
        seen.addAll(tables());
        seen.add(prisma(engine, schema, "status").get("stdout").asText());
        file("2_b", B.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS").replaceAll("ALTER.*", ""));
        JsonNode deploy = prisma(engine, schema, "deploy");
        seen.add(deploy.get("code").asText() + deploy.get("stdout").asText());
        seen.add(rows(schema));
        seen.add(prisma(engine, schema, "status").get("stdout").asText());
        return seen;
    }

    @ParameterizedTest
    @CsvSource({
        "resolve-rolled-back, public, true, statements",
        "resolve-rolled-back, public, true, batch",
        "resolve-rolled-back, app, true, statements",
        "resolve-applied, public, true, statements",
        "resolve-applied, public, true, batch",
        "resolve-applied, app, true, statements",
        "resolve-applied, public, false, statements",
        "resolve-applied, app, false, statements"
    })
    void afterOursPrismaGoesOnAsAfterItsOwn(String goal, String schema, boolean deployed, String engine)
            throws Exception {
        List<String> own = goesOn(false, goal, schema, deployed, engine);
        assertThat(goesOn(true, goal, schema, deployed, engine)).isEqualTo(own);
        assertThat(own.get(own.size() - 1)).contains("up to date");
    }

    @Test
    void anEarlierOneThatComesLate() throws Exception {
        file("2_c", C);
        prisma("statements", "public", "deploy");
        file("1_a", A);
        assertThat(state(agree("statements", "public"), "1_a")).isEqualTo("pending[out-of-order]");
        assertThat(state(ours("public"), "1_a")).isEqualTo("applied[out-of-order]");
    }
}

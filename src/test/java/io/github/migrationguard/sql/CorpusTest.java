package io.github.migrationguard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds the parser against PostgreSQL's own on large sets of SQL that are not part of the project. Run with {@code mvn
 * test -Dgroups=corpus -DexcludedGroups= -Dcorpus.dir=<directory of migrations>,.. -Dstress.dir=<directory of any SQL>,..}.
 */
@Tag("corpus")
final class CorpusTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\$\\{[^}\\n]*}");

    @Test
    void migrationsAreReadAsPostgresqlReadsThem() throws IOException {
        Map<Path, String> files = files("corpus.dir");
        for (int major = 15; major <= 18; major++) {
            Comparison comparison = new Comparison();
            int refused = 0;
            try (PostgresParser postgres = new PostgresParser(major)) {
                for (Map.Entry<Path, String> file : files.entrySet()) {
                    String sql = withoutPlaceholders(file.getValue());
                    PostgresParser.Answer answer = postgres.parse(sql);
                    if (answer.error() != null) {
                        refused++;
                    } else {
                        comparison.add(file.getKey().toString(), sql, answer);
                    }
                }
            }
            report("PostgreSQL " + major, files.size(), refused, comparison);
            assertThat(comparison.boundaries()).isEmpty();
            assertThat(comparison.facts()).hasSizeLessThanOrEqualTo(comparison.statements() / 1000);
        }
        assertThat(unread(files)).isEmpty();
        files.forEach((file, text) ->
                assertThat(places(text)).as(file.toString()).isEqualTo(places(withoutPlaceholders(text))));
    }

    private static List<String> places(String text) {
        return Script.parse(text).statements().stream()
                .map(statement -> statement.start() + ".." + statement.end())
                .toList();
    }

    @Test
    void anySqlIsCutAsPostgresqlCutsIt() throws IOException {
        Map<Path, String> files = files("stress.dir");
        for (int major = 15; major <= 18; major++) {
            Comparison comparison = new Comparison();
            Comparison single = new Comparison();
            int refused = 0;
            try (PostgresParser postgres = new PostgresParser(major)) {
                for (Map.Entry<Path, String> file : files.entrySet()) {
                    PostgresParser.Answer answer = postgres.parse(file.getValue());
                    if (answer.error() == null) {
                        comparison.add(file.getKey().toString(), file.getValue(), answer);
                    } else {
                        refused++;
                        alone(file.getKey().toString(), file.getValue(), postgres, single);
                    }
                }
            }
            report("whole files, PostgreSQL " + major, files.size(), refused, comparison);
            report("their statements, PostgreSQL " + major, refused, 0, single);
            assertThat(comparison.boundaries()).isEmpty();
        }
    }

    @Test
    void bodiesAreReadAsPostgresqlReadsThem() throws IOException {
        Comparison migrations = new Comparison();
        Comparison others = new Comparison();
        try (PostgresParser postgres = new PostgresParser(18)) {
            files("corpus.dir").forEach((file, text) -> migrations.addBodies(file.toString(), text, postgres));
            files("stress.dir").forEach((file, text) -> others.addBodies(file.toString(), text, postgres));
        }
        report("PL/pgSQL in migrations", 0, 0, migrations);
        report("PL/pgSQL elsewhere", 0, 0, others);
        assertThat(migrations.facts()).isEmpty();
        assertThat(others.facts()).isEmpty();
    }

    /** Where PostgreSQL refuses a file, each of its statements is compared on its own. */
    private static void alone(String name, String text, PostgresParser postgres, Comparison comparison) {
        Script script = Script.parse(text);
        for (Statement statement : script.statements()) {
            String sql = text.substring(statement.start(), statement.end());
            PostgresParser.Answer answer = postgres.parse(sql);
            if (answer.error() == null && answer.statements().size() == 1) {
                comparison.add(name, sql, answer);
            }
        }
    }

    private static List<String> unread(Map<Path, String> files) {
        List<String> unread = new ArrayList<>();
        files.forEach(
                (file, text) -> Script.parse(text).problems().forEach(problem -> unread.add(file + ": " + problem)));
        return unread;
    }

    private static void report(String what, int files, int refused, Comparison comparison) {
        System.out.printf(
                "%s: %d files, %d refused by PostgreSQL, %d statements, %d files cut differently, %d facts differ%n",
                what,
                files,
                refused,
                comparison.statements(),
                comparison.boundaries().size(),
                comparison.facts().size());
        comparison.boundaries().stream().limit(20).forEach(System.out::println);
        comparison.facts().stream().limit(Integer.getInteger("show", 20)).forEach(System.out::println);
    }

    /** Placeholders as names of the same length, so that offsets stay. */
    private static String withoutPlaceholders(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.replaceAll(match -> "p".repeat(match.end() - match.start()));
    }

    private static Map<Path, String> files(String property) throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        for (String directory : System.getProperty(property).split(",")) {
            try (Stream<Path> walk = Files.walk(Path.of(directory))) {
                walk.filter(path -> Files.isRegularFile(path) && path.toString().endsWith(".sql"))
                        .forEach(path -> texts.put(path, text(path)));
            }
        }
        return texts;
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

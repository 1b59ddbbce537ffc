package io.github.migrationguard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Mutated SQL for as long as one likes. Run with {@code mvn test -Dtest=FuzzTest -DexcludedGroups= -Dfuzz.minutes=10
 * [-Dfuzz.seed=1] [-Dcorpus.dir=<more SQL>,..]}.
 */
@Tag("fuzz")
final class FuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final Duration BUDGET = Duration.ofMinutes(Long.getLong("fuzz.minutes", 1));

    @Test
    void nothingThrowsHangsOrLosesText() {
        Mutations mutations = new Mutations(material(), new Random(SEED));
        long end = System.nanoTime() + BUDGET.toNanos();
        long runs = 0;
        long characters = 0;
        while (System.nanoTime() < end) {
            String sql = mutations.next();
            check(sql, runs);
            runs++;
            characters += sql.length();
        }
        System.out.printf("fuzzed %d texts of %d characters, seed %d%n", runs, characters, SEED);
    }

    /** Whatever PostgreSQL takes, we read in the same way, however odd it is. */
    @Test
    void agreesWithPostgresqlOnWhatPostgresqlTakes() throws IOException {
        Mutations mutations = new Mutations(material(), new Random(SEED));
        long end = System.nanoTime() + BUDGET.toNanos();
        long runs = 0;
        Comparison comparison = new Comparison();
        Comparison bodies = new Comparison();
        int major = Integer.getInteger("fuzz.major", 18);
        try (PostgresParser postgres = new PostgresParser(major)) {
            while (System.nanoTime() < end) {
                String sql = mutations.next().replace("\u0000", "").replace("\uD83C", "");
                PostgresParser.Answer answer = postgres.parse(sql);
                if (answer.error() == null && !refusedLater(sql)) {
                    comparison.add("run " + runs, sql, answer);
                    if (major == 18) {
                        bodies.addBodies("run " + runs, sql, postgres);
                    }
                }
                runs++;
            }
        }
        System.out.printf(
                "compared %d statements and %d bodies out of %d texts, seed %d%n",
                comparison.statements(), bodies.statements(), runs, SEED);
        comparison.boundaries().forEach(System.out::println);
        comparison.facts().forEach(System.out::println);
        bodies.facts().forEach(System.out::println);
        assertThat(comparison.boundaries()).isEmpty();
        assertThat(comparison.facts()).isEmpty();
        assertThat(bodies.facts()).isEmpty();
    }

    /** What PostgreSQL's grammar takes and its next step always refuses. */
    private static boolean refusedLater(String sql) {
        return Script.parse(sql).problems().stream()
                .anyMatch(p -> p.message().contains("the column's table")
                        || p.message().contains("a string with a block"));
    }

    private static void check(String sql, long run) {
        long start = System.nanoTime();
        try {
            ScriptProperties.holdFor(sql);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AssertionError("seed " + SEED + ", run " + run + ": " + sql, e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("seed %d, run %d: %s", SEED, run, sql)
                .isLessThan(Duration.ofSeconds(20));
    }

    private static List<String> material() {
        List<String> texts = new ArrayList<>(Fixtures.validIn(18).values());
        String directories = System.getProperty("corpus.dir", "");
        for (String directory : directories.isEmpty() ? new String[0] : directories.split(",", -1)) {
            try (Stream<Path> walk = Files.walk(Path.of(directory))) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    if (file.toString().endsWith(".sql")) {
                        texts.add(Files.readString(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}

package io.github.migrationguard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.migration.HistoryReader;
import io.github.migrationguard.migration.HistorySettings;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures proofs beside the plain run of the same migrations, each sent once as one simple query, in turn on one server
 * and as one role. Prints medians and ratios; asserts nothing about time. {@code scripts/proof-benchmark.sh} runs it.
 */
@Tag("corpus")
final class ProofBenchmark {
    private static final int RUNS = Integer.getInteger("proof.benchmark.runs", 5);
    private static final int MAJOR = Integer.getInteger("proof.benchmark.major", 15);

    private static final List<String> GUARDED = List.of(
            "CREATE TABLE IF NOT EXISTS t%d (id bigint PRIMARY KEY, a text)",
            "ALTER TABLE t%d ADD COLUMN IF NOT EXISTS b int",
            "CREATE INDEX IF NOT EXISTS t%1$d_a ON t%1$d (a)",
            "ALTER TABLE t%d ENABLE ROW LEVEL SECURITY",
            "DROP POLICY IF EXISTS p ON t%d",
            "CREATE POLICY p ON t%d USING (a = current_user)",
            "COMMENT ON TABLE t%d IS 'a table'");

    private static final String CACHE = System.getProperty("proof.benchmark.cache", "");

    private final ScratchServer server =
            CACHE.isEmpty() ? TestServer.shared(MAJOR) : TestServer.in(Path.of(CACHE), MAJOR);

    @AfterEach
    void close() {
        if (!CACHE.isEmpty()) {
            server.close();
        }
    }

    /** What one proof of a history took and found. */
    private record Run(long nanos, List<MigrationProof> proofs) {
        int points() {
            return proofs.stream().mapToInt(MigrationProof::crashPoints).sum();
        }

        Map<ProofVerdict, Integer> verdicts() {
            Map<ProofVerdict, Integer> verdicts = new TreeMap<>();
            proofs.forEach(proof -> verdicts.merge(proof.verdict(), 1, Integer::sum));
            return verdicts;
        }
    }

    @Test
    void provesARealHistory() throws SQLException, IOException {
        Path directory = Path.of(System.getProperty("proof.benchmark.history"));
        MigrationHistory history = HistoryReader.read(new HistorySettings(
                        Path.of("/"),
                        List.of(directory),
                        List.of(Path.of("/")),
                        System.getProperty("proof.benchmark.layout", "auto"),
                        "statement"))
                .get(0);
        String bootstrap = System.getProperty("proof.benchmark.bootstrap", "");
        measure(
                history.directory(),
                history.migrations(),
                settings(bootstrap.isEmpty() ? "" : Files.readString(Path.of(bootstrap))));
        List<Migration> half =
                history.migrations().subList(0, history.migrations().size() / 2);
        measure(
                "the first half of it",
                half,
                settings(bootstrap.isEmpty() ? "" : Files.readString(Path.of(bootstrap))));
    }

    @Test
    void provesALongGuardedFile() throws SQLException {
        measure("a file of 175 guarded statements", List.of(guarded(175)), settings(""));
        measure("a file of 350 guarded statements", List.of(guarded(350)), settings(""));
    }

    private static Migration guarded(int statements) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < statements; i++) {
            sql.append(GUARDED.get(i % GUARDED.size()).formatted(i / GUARDED.size()))
                    .append(";\n");
        }
        return Proofs.migration("1", sql.toString());
    }

    private static ProofSettings settings(String bootstrap) {
        Map<String, String> placeholders = new TreeMap<>();
        String given = System.getProperty("proof.benchmark.placeholders", "");
        Arrays.stream(given.split(","))
                .filter(one -> one.contains("="))
                .forEach(one ->
                        placeholders.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1)));
        ProofSettings usual = ProofSettings.DEFAULTS;
        return new ProofSettings(
                bootstrap,
                placeholders,
                usual.statementTimeout(),
                usual.lockTimeout(),
                usual.migrationTimeout(),
                Duration.ofHours(1),
                usual.maxDisk(),
                Fixtures.NONE);
    }

    private void measure(String name, List<Migration> migrations, ProofSettings settings) throws SQLException {
        MigrationHistory history = new MigrationHistory(name, "plain", List.of(), migrations);
        List<Long> plain = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            plain.add(plain(migrations, settings));
            runs.add(prove(history, settings));
            assertThat(runs.get(run).proofs())
                    .as("the verdicts of each run")
                    .isEqualTo(runs.get(0).proofs());
        }
        double apply = median(plain);
        double prove = median(runs.stream().map(Run::nanos).toList());
        System.out.printf(
                "%s: %d migrations, %d crash points, %s; run %.0f ms, proved in %.0f ms, ratio %.2f%n",
                name,
                migrations.size(),
                runs.get(0).points(),
                runs.get(0).verdicts(),
                apply / 1e6,
                prove / 1e6,
                prove / apply);
    }

    private static double median(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2.0;
    }

    private Run prove(MigrationHistory history, ProofSettings settings) {
        long begun = System.nanoTime();
        List<MigrationProof> proofs = new HistoryProof(
                        history, 0, settings, ProofCache.NONE, (proved, done, proof) -> {})
                .prove(server, Duration.ZERO);
        return new Run(System.nanoTime() - begun, proofs);
    }

    /** What cannot run in one transaction is sent statement by statement, and what fails is left out. */
    private long plain(List<Migration> migrations, ProofSettings settings) throws SQLException {
        server.createDatabase("migration_guard_benchmark");
        try (Connection superuser = server.superuser("migration_guard_benchmark");
                MigrationSession owner =
                        new MigrationSession(server.owner("migration_guard_benchmark"), settings, sql -> {})) {
            if (!settings.bootstrap().isBlank()) {
                superuser.createStatement().execute(settings.bootstrap());
            }
            List<List<Executable>> all = new ArrayList<>();
            for (Migration migration : migrations) {
                all.add(Executable.of(migration.script(), settings.placeholders()));
            }
            long begun = System.nanoTime();
            for (List<Executable> migration : all) {
                StringBuilder sql = new StringBuilder();
                migration.forEach(statement -> sql.append(statement.sql()).append(";\n"));
                if (!simpleQuery(owner, sql.toString())) {
                    for (Executable statement : migration) {
                        simpleQuery(owner, statement.sql());
                    }
                }
            }
            return System.nanoTime() - begun;
        } finally {
            server.dropDatabase("migration_guard_benchmark");
        }
    }

    private static boolean simpleQuery(MigrationSession session, String sql) throws SQLException {
        try {
            session.last(sql);
            return true;
        } catch (SQLException refused) {
            session.giveUp();
            return false;
        }
    }
}

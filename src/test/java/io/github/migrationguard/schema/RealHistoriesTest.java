package io.github.migrationguard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.Samples;
import io.github.migrationguard.migration.HistoryReader;
import io.github.migrationguard.migration.HistorySettings;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Real histories, deployed by psql, must be found again without a difference: as they are, behind pg_dump and restore,
 * and in a schema with a name that has to be quoted. {@code -Dschema.history=<directory>[,<directory>...]} names them.
 */
@Tag("corpus")
final class RealHistoriesTest {
    private static final int MAJOR = 15;
    private static final String QUOTED = "\"My App\"";

    @Test
    void areFoundWithoutADifference() throws Exception {
        for (String directory : System.getProperty("schema.history").split(",")) {
            List<Migration> history = HistoryReader.read(new HistorySettings(
                            Path.of("/"), List.of(Path.of(directory)), List.of(Path.of("/")), "auto", "statement"))
                    .get(0)
                    .migrations();
            try (LiveDatabase plain = new LiveDatabase(MAJOR, "real_plain");
                    LiveDatabase restored = new LiveDatabase(MAJOR, "real_restored");
                    LiveDatabase quoted = new LiveDatabase(MAJOR, "real_quoted")) {
                List<Migration> deployed = deploy(history, plain, "public");
                report(directory, "plain", deployed, differences(plain, "public", deployed));
                Postgres.restore(plain, restored);
                report(directory, "restored", deployed, differences(restored, "public", deployed));
                quoted.run("CREATE SCHEMA " + QUOTED);
                List<Migration> moved = history.stream()
                        .map(migration -> Samples.migration(migration.id(), moved(migration)))
                        .toList();
                List<Migration> inSchema = deploy(moved, quoted, QUOTED);
                report(directory, "quoted", inSchema, differences(quoted, "My App", inSchema));
            }
        }
    }

    /** What names the schema public names another one. */
    private static String moved(Migration migration) {
        return migration.source().text().replaceAll("\"public\"|\\bpublic\\b(?=\\.)", QUOTED);
    }

    private static void report(String directory, String how, List<Migration> deployed, List<SchemaDifference> found) {
        System.out.printf("%s, %s: %d migrations, %d differences%n", directory, how, deployed.size(), found.size());
        assertThat(found).as(directory + ", " + how).isEmpty();
    }

    private static List<SchemaDifference> differences(LiveDatabase database, String schema, List<Migration> deployed)
            throws SQLException {
        LiveSchema live = database.target().read(LiveSchema::read);
        return Replay.compare(TestServer.shared(MAJOR), ProofSettings.DEFAULTS, schema, live, deployed)
                .differences();
    }

    /** Those that psql ran to their end. */
    private static List<Migration> deploy(List<Migration> history, LiveDatabase database, String schema)
            throws IOException, InterruptedException {
        List<Migration> deployed = new ArrayList<>();
        for (Migration migration : history) {
            String sql =
                    "SET search_path = " + schema + ";\n" + migration.source().text();
            // What fails leaves nothing, so that the others can be compared.
            String failure = Postgres.load(sql, database, "--single-transaction");
            if (failure.contains("transaction") || failure.contains("unsafe use of new value")) {
                failure = Postgres.load(sql, database);
            }
            if (failure.isEmpty()) {
                deployed.add(migration);
            } else {
                System.out.println("left out: " + migration.id() + ": "
                        + failure.lines().findFirst().orElse(""));
            }
        }
        return deployed;
    }

    /** How long a snapshot of many tables takes beside pg_dump, which reads the same. */
    @Test
    void aSnapshotTakesNoLongerThanADump() throws Exception {
        try (LiveDatabase many = new LiveDatabase(MAJOR, "real_many")) {
            many.run("""
                    DO $$ BEGIN FOR i IN 1..2000 LOOP
                      EXECUTE format('CREATE TABLE t%1$s (id bigserial PRIMARY KEY, parent bigint, name text NOT NULL DEFAULT %2$L,
                        at timestamptz DEFAULT now(), CHECK (name <> %3$L))', i, 'x', '');
                      EXECUTE format('CREATE INDEX t%1$s_name ON t%1$s (name)', i);
                      EXECUTE format('ALTER TABLE t%1$s ADD FOREIGN KEY (parent) REFERENCES t%2$s (id)', i, greatest(i - 1, 1));
                      IF i % 100 = 0 THEN COMMIT; END IF;
                    END LOOP; END $$""");
            List<Long> snapshots = new ArrayList<>();
            List<Long> dumps = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                long begun = System.nanoTime();
                LiveSchema live = many.target().read(LiveSchema::read);
                snapshots.add((System.nanoTime() - begun) / 1_000_000);
                assertThat(live.snapshot().objects()).hasSizeGreaterThan(10_000);
                begun = System.nanoTime();
                assertThat(Postgres.dump(many, "--schema-only")).contains("t2000_name");
                dumps.add((System.nanoTime() - begun) / 1_000_000);
            }
            System.out.printf("2,000 tables, milliseconds: snapshots %s, pg_dump -s %s%n", snapshots, dumps);
        }
    }
}

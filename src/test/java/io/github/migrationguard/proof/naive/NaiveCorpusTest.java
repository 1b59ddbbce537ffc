package io.github.migrationguard.proof.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds the proof against the oracle on a whole history that is not part of the project. Run with {@code mvn test
 * -Dtest=NaiveCorpusTest -DexcludedGroups= -Dproof.oracle.history=<directory> -Dproof.oracle.layout=prisma|plain}.
 */
@Tag("corpus")
final class NaiveCorpusTest {
    private static MigrationHistory history() {
        return Histories.read(
                Path.of(System.getProperty("proof.oracle.history")), System.getProperty("proof.oracle.layout", "auto"));
    }

    @Test
    void agreesOnEveryCrashPoint() throws SQLException {
        MigrationHistory history = history();
        ScratchServer server = TestServer.shared(15);
        long begun = System.nanoTime();
        List<MigrationProof> proofs = Histories.proved(server, history, 0);
        long proved = System.nanoTime();
        Comparison comparison = new Comparison(history.directory());
        try (NaiveOracle oracle = new NaiveOracle(server)) {
            List<Judged> judged = oracle.judge(
                    history,
                    0,
                    done -> System.out.println(done.id() + ": " + done.firstRun()
                            + done.outcomes().stream().map(Outcome::word).toList()));
            comparison.add(judged, proofs);
        }
        comparison.differences().forEach(System.out::println);
        System.out.println(comparison.counts());
        System.out.printf("proof %.1f s, oracle %.1f s%n", (proved - begun) / 1e9, (System.nanoTime() - proved) / 1e9);
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void provesTheSameEachTime() {
        MigrationHistory history = history();
        ScratchServer server = TestServer.shared(15);
        List<List<String>> first = Histories.verdicts(Histories.proved(server, history, 0));

        assertThat(Histories.verdicts(Histories.proved(server, history, 0))).isEqualTo(first);
        assertThat(Histories.verdicts(Histories.proved(server, history, 0))).isEqualTo(first);
        System.out.println(history.directory() + ": the same verdicts three times");
    }
}

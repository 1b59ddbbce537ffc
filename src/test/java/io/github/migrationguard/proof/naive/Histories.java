package io.github.migrationguard.proof.naive;

import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.migration.HistoryReader;
import io.github.migrationguard.migration.HistorySettings;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.SourceText;
import io.github.migrationguard.proof.HistoryProof;
import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.proof.ProofCache;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import io.github.migrationguard.sql.Script;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Histories to judge, in the crash model of one commit for each statement. */
final class Histories {
    private Histories() {}

    static MigrationHistory read(Path directory, String layout) {
        Path here = Path.of("").toAbsolutePath();
        return HistoryReader.read(new HistorySettings(
                        here, List.of(here.resolve(directory)), List.of(), layout, CrashModel.STATEMENT.word()))
                .get(0);
    }

    /** A plain history in which each file holds something that is hard to play. */
    static MigrationHistory difficult() {
        return read(Path.of("src/test/resources/proof/difficult"), "plain");
    }

    static MigrationHistory of(List<String> texts) {
        return of("texts", texts);
    }

    static MigrationHistory of(String name, List<String> texts) {
        List<Migration> migrations = new ArrayList<>();
        for (String text : texts) {
            String id = name + " " + (migrations.size() + 1);
            migrations.add(new Migration(
                    id,
                    id + ".sql",
                    null,
                    new SourceText(text),
                    Script.parse(text),
                    CrashModel.STATEMENT,
                    "",
                    List.of()));
        }
        return new MigrationHistory(name, "plain", List.of(), migrations);
    }

    static List<MigrationProof> proved(ScratchServer server, MigrationHistory history, int skipped) {
        return new HistoryProof(history, skipped, ProofSettings.DEFAULTS, ProofCache.NONE, (of, done, proof) -> {})
                .prove(server, Duration.ZERO);
    }

    /** What must be the same whenever a history is proved: not the sample rows in which a clock shows. */
    static List<List<String>> verdicts(List<MigrationProof> proofs) {
        List<List<String>> verdicts = new ArrayList<>();
        for (MigrationProof proof : proofs) {
            List<String> one = new ArrayList<>(List.of(
                    proof.verdict().toString(),
                    String.valueOf(proof.reason()),
                    proof.unexercised().toString(),
                    proof.interrupted().toString()));
            for (int k = 1; k <= proof.crashPoints(); k++) {
                one.add(k + " " + Outcome.of(proof, k).word());
            }
            verdicts.add(one);
        }
        return verdicts;
    }

    static Comparison compared(MigrationHistory history, int skipped) throws SQLException {
        ScratchServer server = TestServer.shared(15);
        Comparison comparison = new Comparison(history.directory());
        try (NaiveOracle oracle = new NaiveOracle(server)) {
            comparison.add(oracle.judge(history, skipped, done -> {}), proved(server, history, skipped));
        }
        return comparison;
    }
}

package io.github.migrationguard.proof;

import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.SourceText;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.sql.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Proves texts. */
final class Proofs {
    private Proofs() {}

    /** The proof of a migration that finds what {@code setup} made. */
    static MigrationProof of(ScratchServer server, CrashModel model, String setup, String sql) {
        return of(server, model, List.of(setup, sql), 1).get(0);
    }

    static List<MigrationProof> of(ScratchServer server, CrashModel model, List<String> texts, int skipped) {
        return of(server, ProofSettings.DEFAULTS, model, texts, skipped);
    }

    static List<MigrationProof> of(
            ScratchServer server, ProofSettings settings, CrashModel model, List<String> texts, int skipped) {
        List<Migration> migrations = new ArrayList<>();
        for (String text : texts) {
            String id = String.valueOf(migrations.size() + 1);
            migrations.add(migration(id, text, model));
        }
        MigrationHistory history = new MigrationHistory("texts", "plain", List.of(), migrations);
        return new HistoryProof(history, skipped, settings, ProofCache.NONE, (proved, done, proof) -> {})
                .prove(server, Duration.ZERO);
    }

    static Migration migration(String id, String text) {
        return migration(id, text, CrashModel.STATEMENT);
    }

    private static Migration migration(String id, String text, CrashModel model) {
        return new Migration(id, id + ".sql", null, new SourceText(text), Script.parse(text), model, "", List.of());
    }

    static List<Integer> failing(MigrationProof proof) {
        return proof.failing().stream().map(MigrationProof.Failure::crashPoint).toList();
    }
}

package io.github.migrationguard.check;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.rerun.Exposure;
import io.github.migrationguard.rerun.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A migration and what was found.
 *
 * @param verdict the one that counts; suppressing a finding does not change it
 * @param decidedBy who decided it
 * @param exposure which crash hurts
 * @param staticVerdict what the analysis alone says
 * @param proof what the proof says; null where there was none
 * @param findings by their place in the file
 */
public record CheckedMigration(
        Migration migration,
        Verdict verdict,
        DecidedBy decidedBy,
        Exposure exposure,
        Verdict staticVerdict,
        @Nullable MigrationProof proof,
        List<CheckedFinding> findings) {}

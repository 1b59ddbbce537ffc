package io.github.migrationguard.check;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.rerun.Exposure;
import io.github.migrationguard.rerun.Verdict;
import java.util.List;

/**
 * A migration and what was found.
 *
 * @param verdict of the static analysis; suppressing a finding does not change it
 * @param exposure which crash hurts
 * @param findings by their place in the file
 */
public record CheckedMigration(
        Migration migration, Verdict verdict, Exposure exposure, List<CheckedFinding> findings) {}

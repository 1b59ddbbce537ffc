package io.github.migrationguard.check;

import io.github.migrationguard.recovery.Diagnosis;
import io.github.migrationguard.recovery.MigrationStatus;

/**
 * What became of a migration.
 *
 * @param database {@code host:port/name}
 * @param replayedOn what it was played on
 * @param status what was recorded of it
 */
public record DiagnosisResult(String database, ServerUsed replayedOn, MigrationStatus status, Diagnosis diagnosis) {}

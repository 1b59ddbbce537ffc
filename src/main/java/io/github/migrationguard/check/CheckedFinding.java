package io.github.migrationguard.check;

import io.github.migrationguard.finding.Finding;

/**
 * A finding with its standing.
 *
 * @param suppressed whether a comment in the migration says that it is known and meant; it no longer counts
 * @param contradictedByProof whether it was played on a real server and did not happen
 */
public record CheckedFinding(Finding finding, boolean suppressed, boolean contradictedByProof) {}

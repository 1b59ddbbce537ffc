package io.github.migrationguard.proof.naive;

import java.util.List;

/**
 * What the oracle says of a migration.
 *
 * @param id of the migration
 * @param firstRun what went wrong in the run that nothing interrupted; empty where it passed
 * @param outcomes by crash point, the first at index 0; empty where the first run failed
 */
record Judged(String id, String firstRun, List<Outcome> outcomes) {}

package io.github.migrationguard.check;

import io.github.migrationguard.proof.MigrationProof;
import java.util.List;

/**
 * What was proved of a history.
 *
 * @param server that it was proved on
 * @param proofs one for each checked migration, in order
 */
record ProvedHistory(ServerUsed server, List<MigrationProof> proofs) {}

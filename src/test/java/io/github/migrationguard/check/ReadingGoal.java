package io.github.migrationguard.check;

import io.github.migrationguard.database.Target;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.recovery.Resolution;
import io.github.migrationguard.server.TestServer;
import java.util.List;

/** The goals that change nothing, each with all that it needs. */
enum ReadingGoal {
    MIGRATE_STATUS,
    VERIFY_SCHEMA,
    DIAGNOSE,
    RESOLVE_APPLIED,
    RESOLVE_ROLLED_BACK;

    /** What it finds out, as text; without clocks, keys and addresses. */
    String run(Target target, List<MigrationHistory> histories) {
        StatusConfiguration database = new StatusConfiguration(target, null, false, "never");
        ResolveConfiguration dry = new ResolveConfiguration(database, null, true, null);
        return switch (this) {
            case MIGRATE_STATUS ->
                StatusChecks.run(database, () -> histories).histories().toString();
            case VERIFY_SCHEMA ->
                SchemaChecks.run(
                                new SchemaConfiguration(database, List.of(), List.of()),
                                () -> histories,
                                TestServer::lent,
                                ProofSettings.DEFAULTS)
                        .histories()
                        .toString();
            case DIAGNOSE ->
                DiagnosisChecks.run(database, null, () -> histories, TestServer::lent, ProofSettings.DEFAULTS)
                        .diagnosis()
                        .toString();
            case RESOLVE_APPLIED ->
                shown(Resolves.applied(
                        dry,
                        new AppliedConfiguration(false, null, null, List.of()),
                        () -> histories,
                        TestServer::lent,
                        ProofSettings.DEFAULTS));
            case RESOLVE_ROLLED_BACK -> shown(Resolves.rolledBack(dry, () -> histories));
        };
    }

    private static String shown(ResolveResult result) {
        Resolution resolution = result.resolution();
        return String.join(
                "\n",
                resolution.outcome().word(),
                resolution.reason(),
                String.valueOf(resolution.warnings()),
                String.valueOf(resolution.diagnosis()),
                String.valueOf(resolution.commands()));
    }
}

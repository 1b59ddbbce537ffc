package io.github.migrationguard.recovery;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.proof.HistoryProof;
import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.proof.ProofCache;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.proof.ProofVerdict;
import io.github.migrationguard.schema.LiveSchema;
import io.github.migrationguard.schema.Replay;
import io.github.migrationguard.schema.Trail;
import io.github.migrationguard.server.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each statement of a migration makes of a database in which the migrations recorded before it were run: played once
 * on a scratch server, then held against the real database as often as need be.
 */
public final class Expectation {
    /** Where the proof plays migrations: names without a schema mean this one there. */
    private static final String USUAL_SCHEMA = "public";

    private final Migration migration;
    private final Trail trail;
    private final @Nullable Map<ObjectName, String> later;
    private final @Nullable Set<Integer> failing;

    private Expectation(
            Migration migration, Trail trail, @Nullable Map<ObjectName, String> later, @Nullable Set<Integer> failing) {
        this.migration = migration;
        this.trail = trail;
        this.later = later;
        this.failing = failing;
    }

    /**
     * Plays the migration.
     *
     * @param schema what names without a schema mean
     * @param live whose roles may be named
     * @param before what was recorded as applied and stands before it
     * @param after what was recorded as applied and stands behind it
     * @throws io.github.migrationguard.finding.GuardException where those cannot be replayed
     */
    public static Expectation play(
            ScratchServer server,
            ProofSettings settings,
            String schema,
            LiveSchema live,
            List<Migration> before,
            Migration migration,
            List<Migration> after) {
        List<Migration> all = new ArrayList<>(before);
        all.add(migration);
        List<Migration> named = new ArrayList<>(all);
        named.addAll(after);
        try (Replay replay = Replay.begin(server, settings, schema, live, named)) {
            for (Migration one : before) {
                replay.run(one);
            }
            Trail trail = replay.trace(migration);
            for (Migration one : after) {
                replay.run(one);
            }
            Map<ObjectName, String> later = after.isEmpty() ? null : replay.definitions();
            Set<Integer> failing = schema.equals(USUAL_SCHEMA) ? failing(server, settings, all) : null;
            return new Expectation(migration, trail, later, failing);
        } catch (SQLException failure) {
            throw Replay.broken(failure);
        }
    }

    /** The crash points from which another run ends badly; null where that could not be played. */
    private static @Nullable Set<Integer> failing(
            ScratchServer server, ProofSettings settings, List<Migration> migrations) {
        MigrationHistory history = new MigrationHistory("the migration", StatusReader.LAYOUT, List.of(), migrations);
        MigrationProof proof = new HistoryProof(
                        history, migrations.size() - 1, settings, ProofCache.NONE, (proved, done, made) -> {})
                .prove(server, Duration.ZERO)
                .get(0);
        if (proof.verdict() == ProofVerdict.UNPROVED) {
            return null;
        }
        Set<Integer> failing = new HashSet<>();
        proof.failing().forEach(failure -> failing.add(failure.crashPoint()));
        return failing;
    }

    /**
     * Looks at the real database.
     *
     * @param connection with a transaction open
     * @param cause why the attempt failed; null where nothing tells
     */
    public Diagnosis diagnose(Connection connection, @Nullable Cause cause) throws SQLException {
        Evidence evidence =
                new Evidence(migration, trail, LiveSchema.read(connection).definitions(), later);
        List<Integer> points = evidence.crashPoints();
        return new Advice(migration.id(), points, evidence.statements(), cause, rerunnable(points)).diagnosis();
    }

    /** Null where that is not known, or not the same for all crash points that it may be. */
    private @Nullable Boolean rerunnable(List<Integer> points) {
        if (failing == null || points.isEmpty()) {
            return null;
        }
        long bad = points.stream().filter(failing::contains).count();
        return bad == 0 ? Boolean.TRUE : bad == points.size() ? Boolean.FALSE : null;
    }
}

package io.github.migrationguard.recovery;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.proof.Finishing;
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
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each statement of a migration makes of a database in which the migrations recorded before it were run: played once
 * on a scratch server, then held against the real database as often as need be.
 */
public final class Expectation {
    private final List<Migration> before;
    private final Migration migration;
    private final String schema;
    private final Trail trail;
    private final @Nullable Map<ObjectName, String> later;
    private final MigrationProof proof;

    private Expectation(
            List<Migration> before,
            Migration migration,
            String schema,
            Trail trail,
            @Nullable Map<ObjectName, String> later,
            MigrationProof proof) {
        this.schema = schema;
        this.before = List.copyOf(before);
        this.migration = migration;
        this.trail = trail;
        this.later = later;
        this.proof = proof;
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
            return new Expectation(before, migration, schema, trail, later, proof(server, settings.in(schema), all));
        } catch (SQLException failure) {
            throw Replay.broken(failure);
        }
    }

    private static MigrationProof proof(ScratchServer server, ProofSettings settings, List<Migration> migrations) {
        MigrationHistory history = new MigrationHistory("the migration", StatusReader.LAYOUT, List.of(), migrations);
        return new HistoryProof(history, migrations.size() - 1, settings, ProofCache.NONE, (proved, done, made) -> {})
                .prove(server, Duration.ZERO)
                .get(0);
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
        List<String> cutOff = points.isEmpty() ? List.of() : evidence.cutOff();
        Boolean rerunnable = cutOff.isEmpty() ? rerunnable(points) : rerunnableWhereCutOff(points.get(0) + 1);
        List<StatementEvidence> statements = probed(connection, evidence.statements());
        return new Advice(migration.id(), points, statements, cause, cutOff, rerunnable).diagnosis();
    }

    /** Asks the rows where the catalogs cannot tell. A statement that would change none need not be run any more. */
    private List<StatementEvidence> probed(Connection connection, List<StatementEvidence> statements)
            throws SQLException {
        Residue residue = new Residue(connection, schema);
        List<StatementEvidence> probed = new ArrayList<>();
        for (StatementEvidence one : statements) {
            boolean asked = one.effect() == Effect.UNKNOWN && one.statement() <= trail.ran();
            OptionalLong rows = asked
                    ? residue.rows(migration.script().statements().get(one.statement() - 1))
                    : OptionalLong.empty();
            probed.add(rows.isPresent() ? one.with(rows.getAsLong()) : one);
        }
        return probed;
    }

    /**
     * Plays the rest of the migration where it is clear what the rest is.
     *
     * @param diagnosis of this migration, which has failed
     * @return the same, with what finishes it where that is proved
     */
    public Diagnosis finishing(ScratchServer server, ProofSettings settings, LiveSchema live, Diagnosis diagnosis) {
        Set<Integer> states = new HashSet<>();
        diagnosis.crashPoints().forEach(point -> states.add(trail.survivors().get(point)));
        boolean begun = !states.contains(0) || !diagnosis.cutOff().isEmpty();
        int last = migration.script().statements().size();
        if (states.size() != 1 || !begun || states.contains(last) || trail.ran() < last) {
            return diagnosis;
        }
        List<String> healing = diagnosis.cutOff().stream()
                .map(index -> "DROP INDEX CONCURRENTLY " + index)
                .toList();
        Finishing.Place place = new Finishing.Place(diagnosis.crashPoints().get(0), healing);
        try {
            Finishing.Outcome outcome =
                    Finishing.play(server, settings.in(schema), live.roles(), before, migration, place);
            return outcome.proved() ? diagnosis.with(Finish.of(migration.id(), schema, healing, outcome)) : diagnosis;
        } catch (SQLException failure) {
            throw Replay.broken(failure);
        }
    }

    /** By what the proof says of a statement that was cut off in its middle; null where it says nothing. */
    private @Nullable Boolean rerunnableWhereCutOff(int statement) {
        for (MigrationProof.Interruption one : proof.interrupted()) {
            if (one.statement() == statement) {
                return one.safe();
            }
        }
        return null;
    }

    /** Null where that is not known, or not the same for all crash points that it may be. */
    private @Nullable Boolean rerunnable(List<Integer> points) {
        if (proof.verdict() == ProofVerdict.UNPROVED || points.isEmpty()) {
            return null;
        }
        Set<Integer> failing = new HashSet<>();
        proof.failing().forEach(failure -> failing.add(failure.crashPoint()));
        long bad = points.stream().filter(failing::contains).count();
        return bad == 0 ? Boolean.TRUE : bad == points.size() ? Boolean.FALSE : null;
    }
}

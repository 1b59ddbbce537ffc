package io.github.migrationguard.schema;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.schema.SchemaDifference.Kind;
import io.github.migrationguard.server.ScratchServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A database beside what the first migrations of a history leave, one stage for each number of them.
 *
 * @param all from the stage before the first migration on
 * @param stop why there are no more, one clause with its place; null where the whole history could be replayed
 */
public record Stages(List<Stage> all, @Nullable String stop) {
    /** Rights are handed out by administrators, too, and say little about how far a database has come. */
    private static final Set<String> RIGHTS = Set.of("acl", "default privileges");

    public Stages {
        all = List.copyOf(all);
    }

    /**
     * @param migrations how many were run
     * @param distance in how many objects the database differs, parts of others and mere words included
     * @param differences what of them is not there as they leave it, and what is there that other stages have and this
     *     one has not; empty where the database is as they leave it. What no migration makes is not told
     */
    public record Stage(int migrations, int distance, List<SchemaDifference> differences) {
        public Stage {
            differences = List.copyOf(differences);
        }

        public boolean fits() {
            return differences.isEmpty();
        }
    }

    /**
     * Replays the migrations and compares after each of them.
     *
     * @param live the database
     * @throws GuardException where the scratch database cannot be made
     */
    public static Stages of(
            ScratchServer server, ProofSettings settings, String schema, LiveSchema live, List<Migration> migrations) {
        List<List<SchemaDifference>> found = new ArrayList<>();
        List<Map<ObjectName, SchemaObject>> states = new ArrayList<>();
        String stop = null;
        try (Replay replay = Replay.begin(server, settings, schema, live, migrations)) {
            look(replay, live, states, found);
            for (Migration migration : migrations) {
                try {
                    replay.run(migration);
                } catch (GuardException failed) {
                    stop = failed.getMessage();
                    break;
                }
                look(replay, live, states, found);
            }
        } catch (SQLException failure) {
            throw Replay.broken(failure);
        }
        Set<ObjectName> known = new HashSet<>();
        states.forEach(state -> known.addAll(state.keySet()));
        SortedMap<ObjectName, SchemaObject> there =
                new TreeMap<>(SchemaObjects.of(live.snapshot()).byName());
        there.keySet().retainAll(known);
        List<Stage> all = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            List<SchemaDifference> differences = new ArrayList<>(found.get(i));
            differences.addAll(left(there, states.get(i)));
            all.add(new Stage(i, distance(there, states.get(i)), differences));
        }
        return new Stages(all, stop);
    }

    private static void look(
            Replay replay,
            LiveSchema live,
            List<Map<ObjectName, SchemaObject>> states,
            List<List<SchemaDifference>> found)
            throws SQLException {
        states.add(SchemaObjects.of(replay.state()).byName());
        found.add(SchemaComparison.of(replay, live).stream()
                .filter(difference -> difference.expected() != null)
                .toList());
    }

    private static int distance(Map<ObjectName, SchemaObject> there, Map<ObjectName, SchemaObject> state) {
        Set<ObjectName> names = new HashSet<>(there.keySet());
        names.addAll(state.keySet());
        names.removeIf(name -> RIGHTS.contains(name.kind()) || Objects.equals(there.get(name), state.get(name)));
        return names.size();
    }

    /** What other stages make and this one does not; the parts of a table that is one of these are not told. */
    private static List<SchemaDifference> left(
            Map<ObjectName, SchemaObject> there, Map<ObjectName, SchemaObject> state) {
        List<SchemaObject> left = new ArrayList<>();
        Set<String> owners = new HashSet<>();
        there.forEach((name, object) -> {
            if (!state.containsKey(name) && !RIGHTS.contains(name.kind())) {
                left.add(object);
                owners.add(name.name());
            }
        });
        return left.stream()
                .filter(object -> !owners.contains(object.table()))
                .map(object -> new SchemaDifference(
                        Kind.UNEXPECTED, object.type(), object.shown(), null, object.definition(), null, ""))
                .toList();
    }
}

package io.github.migrationguard.rerun;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement did when it was played before: as long as everything that it asked the catalog for is the very same,
 * it does so again.
 */
final class Memory {
    private final Key[] asked;
    private final @Nullable Entity[] entries;
    private final List<Watch.Answer> answers;
    private final List<String> searchPath;
    private final boolean inTransaction;
    private final boolean replica;
    private final boolean withTemporary;
    private final Key[] changed;
    private final Entity[] results;
    private final @Nullable RuntimeException failure;

    /**
     * @param watch what the statement asked for
     * @param before the objects that it changed, in this order, each with its entry before
     */
    Memory(Run run, Watch watch, Map<Key, @Nullable Entity> before, @Nullable RuntimeException failure) {
        Catalog catalog = run.catalog();
        this.asked = watch.keys();
        this.entries = new Entity[asked.length];
        for (int i = 0; i < asked.length; i++) {
            entries[i] = before.containsKey(asked[i]) ? before.get(asked[i]) : catalog.peek(asked[i]);
        }
        this.answers = watch.answers();
        this.searchPath = run.session().searchPath();
        this.inTransaction = run.session().inTransaction();
        this.replica = run.session().isReplica();
        this.withTemporary = watch.withTemporary();
        this.changed = before.keySet().toArray(new Key[0]);
        this.results = new Entity[changed.length];
        for (int i = 0; i < changed.length; i++) {
            results[i] = Objects.requireNonNull(catalog.peek(changed[i]));
        }
        this.failure = failure;
    }

    /** Whether everything it asked for is as it was. */
    @SuppressWarnings("ReferenceEquality") // the same value, not an equal one: equality is deep
    boolean holds(Run run) {
        Session session = run.session();
        if (inTransaction != session.inTransaction()
                || replica != session.isReplica()
                || withTemporary != run.catalog().hasTemporary()
                || !(searchPath == session.searchPath() || searchPath.equals(session.searchPath()))) {
            return false;
        }
        for (int i = 0; i < asked.length; i++) {
            if (run.catalog().peek(asked[i]) != entries[i]) {
                return false;
            }
        }
        for (Watch.Answer answer : answers) {
            if (!answer.holds()) {
                return false;
            }
        }
        return true;
    }

    /** Does the same again; returns the error or doubt that was raised, null for none. */
    @Nullable
    RuntimeException repeat(Catalog catalog) {
        for (int i = 0; i < changed.length; i++) {
            catalog.put(changed[i], results[i]);
        }
        return failure;
    }

    /** Whether it did nothing and asked for none of these objects. */
    boolean isIndependentOf(Set<Key> keys) {
        if (changed.length > 0 || !answers.isEmpty()) {
            return false;
        }
        for (Key key : asked) {
            if (keys.contains(key)) {
                return false;
            }
        }
        return true;
    }
}

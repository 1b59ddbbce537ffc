package io.github.migrationguard.rerun;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement did when it was played before: as long as the objects that it asked for are the very same, it does so
 * again. Only kept of statements that failed or changed nothing.
 */
final class Memory {
    private final Key[] keys;
    private final @Nullable Entity[] entries;
    private final List<String> searchPath;
    private final boolean inTransaction;
    private final @Nullable RuntimeException failure;

    /** @param asked the objects that the statement asked for */
    Memory(Run run, List<Key> asked, @Nullable RuntimeException failure) {
        this.keys = asked.toArray(new Key[0]);
        this.entries = new Entity[keys.length];
        for (int i = 0; i < keys.length; i++) {
            entries[i] = run.catalog().peek(keys[i]);
        }
        this.searchPath = run.session().searchPath();
        this.inTransaction = run.session().inTransaction();
        this.failure = failure;
    }

    /** The error or doubt that it raised; null where it changed nothing. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    /** Whether everything it asked for is as it was. */
    @SuppressWarnings("ReferenceEquality") // the same value, not an equal one: equality is deep
    boolean holds(Run run) {
        if (inTransaction != run.session().inTransaction()
                || !searchPath.equals(run.session().searchPath())) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            if (run.catalog().peek(keys[i]) != entries[i]) {
                return false;
            }
        }
        return true;
    }
}

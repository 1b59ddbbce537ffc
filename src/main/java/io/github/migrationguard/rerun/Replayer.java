package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays statements of re-runs over one catalog, and remembers what each of them did last. */
final class Replayer {
    private final Catalog catalog;
    private final List<Statement> statements;
    /** By the number of the statement; index 0 is unused. */
    private final @Nullable Memory[] memories;

    private final boolean remembering;

    /** @param remembering whether it is worth it: statements are played more than once */
    Replayer(Catalog catalog, List<Statement> statements, boolean remembering) {
        this.catalog = catalog;
        this.statements = statements;
        this.remembering = remembering;
        this.memories = new Memory[statements.size() + 1];
    }

    /** What the statement did when it was played last; null where that depended on more than can be remembered. */
    @Nullable
    Memory memory(int number) {
        return memories[number];
    }

    /**
     * Plays a statement. Where it fails, the catalog is as before, and the error or doubt is returned; where it leaves
     * all as it was, the catalog's journal does not grow.
     */
    @Nullable
    RuntimeException play(Interpreter interpreter, int number) {
        Run run = interpreter.context();
        Memory memory = memories[number];
        if (memory != null && memory.holds(run)) {
            return memory.repeat(catalog);
        }
        Statement statement = statements.get(number - 1);
        int mark = catalog.mark();
        int session = run.session().version();
        Watch watch = remembering ? new Watch(catalog.hasTemporary()) : null;
        catalog.watch(watch);
        RuntimeException failure = null;
        try {
            interpreter.run(statement.tokens(), statement.command(), 0);
        } catch (SqlError | Undecidable raised) {
            failure = raised;
            catalog.rollback(Math.min(mark, catalog.mark()));
        }
        catalog.watch(null);
        Map<Key, @Nullable Entity> before = catalog.before(mark);
        if (!before.isEmpty() && isUnchanged(before)) {
            catalog.rollback(mark);
            before = Map.of();
        }
        // EXECUTE reads a prepared statement, which the session keeps
        boolean alone = session == run.session().version() && !(statement.command() instanceof Command.Execute);
        memories[number] =
                watch != null && watch.isComplete() && alone ? new Memory(run, watch, before, failure) : null;
        return failure;
    }

    private boolean isUnchanged(Map<Key, @Nullable Entity> before) {
        for (Map.Entry<Key, @Nullable Entity> entry : before.entrySet()) {
            Key key = entry.getKey();
            if (key.isTemporary() || Comparison.of(entry.getValue(), catalog.peek(key)) != Rows.Comparison.EQUAL) {
                return false;
            }
        }
        return true;
    }
}

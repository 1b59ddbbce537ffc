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

    private final @Nullable Watch watch;

    /** @param remembering whether it is worth it: statements are played more than once */
    Replayer(Catalog catalog, List<Statement> statements, boolean remembering) {
        this.catalog = catalog;
        this.statements = statements;
        this.watch = remembering ? new Watch() : null;
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
        return playAnew(interpreter, number);
    }

    private @Nullable RuntimeException playAnew(Interpreter interpreter, int number) {
        Run run = interpreter.context();
        Statement statement = statements.get(number - 1);
        int mark = catalog.mark();
        int session = run.session().version();
        if (watch != null) {
            watch.start(catalog.hasTemporary());
        }
        catalog.watch(watch);
        RuntimeException failure = null;
        try {
            interpreter.run(statement.tokens(), statement.command(), 0);
        } catch (SqlError | Undecidable raised) {
            failure = raised;
            catalog.rollback(Math.min(mark, catalog.mark()));
        }
        catalog.watch(null);
        Map<Key, @Nullable Entity> before = catalog.mark() > mark ? changed(mark) : Map.of();
        // EXECUTE reads a prepared statement, which the session keeps
        boolean alone = session == run.session().version() && !(statement.command() instanceof Command.Execute);
        memories[number] =
                watch != null && watch.isComplete() && alone ? new Memory(run, watch, before, failure) : null;
        return failure;
    }

    /** The objects that are not as they were at the mark, with what they were; where that is none, all is taken back. */
    private Map<Key, @Nullable Entity> changed(int mark) {
        Map<Key, @Nullable Entity> before = catalog.before(mark);
        if (!isUnchanged(before)) {
            return before;
        }
        catalog.rollback(mark);
        return Map.of();
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

package io.github.migrationguard.proof;

import io.github.migrationguard.catalog.Changes;
import io.github.migrationguard.catalog.Difference;
import io.github.migrationguard.catalog.Snapshot;
import io.github.migrationguard.proof.MigrationProof.Failure;
import io.github.migrationguard.proof.MigrationProof.Interruption;
import io.github.migrationguard.sql.ast.Command;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CREATE INDEX and DROP INDEX with CONCURRENTLY, cut off in their middle: for a moment the index is made INVALID and the
 * migration run again, while the clean run stands still. What the rest of the file would do is only clear where there is
 * none.
 */
final class IndexInterruptions {
    /** A re-run behind a DROP that was cut off: what it leaves of what it touched. */
    private record Dropped(int statement, Set<Long> objects, Snapshot end) {}

    private final Beside beside;
    private final List<Executable> executables;
    private final Rerun rerun;
    private final ConcurrentIndex indexes;
    private final List<Interruption> found = new ArrayList<>();
    private @Nullable Dropped dropped;
    private boolean wasThere;
    private boolean unclear;

    IndexInterruptions(Beside beside, List<Executable> executables, Rerun rerun) {
        this.beside = beside;
        this.executables = executables;
        this.rerun = rerun;
        this.indexes = new ConcurrentIndex(beside.session().connection());
    }

    boolean isUnclear() {
        return unclear;
    }

    List<Interruption> found() {
        return List.copyOf(found);
    }

    /** The clean run is about to run the statement. */
    void before(Executable statement) throws SQLException {
        if (!Undoable.isDirect(statement)) {
            return;
        }
        long index = indexes.find(statement);
        if (statement.command() instanceof Command.CreateIndex) {
            wasThere = index != 0;
        } else if (index != 0) {
            mark(index, "indisvalid = false");
            try {
                drop(statement);
            } finally {
                rerun.undo();
                mark(index, "indisvalid = true");
            }
        }
    }

    /** The clean run has run the statement. */
    void committed(int number) throws SQLException {
        Executable statement = executables.get(number - 1);
        if (dropped != null) {
            found.add(Interruption.of(
                    number, difference(number, dropped.end(), beside.reader().objects(dropped.objects()))));
            dropped = null;
        } else if (Undoable.isDirect(statement) && statement.command() instanceof Command.CreateIndex && !wasThere) {
            create(statement);
        }
    }

    private void drop(Executable statement) throws SQLException {
        List<Executable> again = new ArrayList<>(executables.subList(0, statement.number() - 1));
        boolean clear = isLast(statement) && again.stream().noneMatch(Undoable::mayChangeRows);
        again.add(statement.withoutConcurrently());
        Rerun.Outcome outcome = rerun.run(again);
        if (outcome instanceof Rerun.Outcome.Failed failed) {
            found.add(Interruption.of(statement.number(), failure(statement.number(), failed)));
            return;
        }
        Changes changes = outcome.equals(Rerun.WROTE) ? beside.changes() : null;
        if (!clear || changes == null || changes.everything()) {
            unclear = true;
            return;
        }
        dropped = new Dropped(
                statement.number(), changes.objects(), beside.reader().objects(changes.objects()));
    }

    private void create(Executable statement) throws SQLException {
        long index = indexes.find(statement);
        if (index == 0) {
            unclear = true;
            return;
        }
        Set<Long> table = Set.of(number("SELECT indrelid FROM pg_catalog.pg_index WHERE indexrelid = " + index));
        mark(index, "indisvalid = false, indisready = false");
        Rerun.Outcome outcome;
        Snapshot end;
        try {
            outcome = rerun.run(executables.subList(0, statement.number()));
            rerun.undo();
            end = beside.reader().objects(table);
        } finally {
            rerun.undo();
            mark(index, "indisvalid = true, indisready = true");
        }
        if (outcome instanceof Rerun.Outcome.Failed failed) {
            found.add(Interruption.of(statement.number(), failure(statement.number(), failed)));
        } else if (outcome.equals(Rerun.NOTHING) && isLast(statement)) {
            found.add(Interruption.of(
                    statement.number(),
                    difference(statement.number(), end, beside.reader().objects(table))));
        } else {
            unclear = true;
        }
    }

    private boolean isLast(Executable statement) {
        return statement.number() == executables.size();
    }

    private static Failure failure(int point, Rerun.Outcome.Failed failed) {
        return Failure.of(point, failed.statement(), failed.failure());
    }

    private static @Nullable Failure difference(int point, Snapshot end, Snapshot clean) {
        Difference difference = Difference.between(clean, end);
        return difference.isEmpty() ? null : Failure.of(point, difference.lines());
    }

    private void mark(long index, String flags) throws SQLException {
        try (Statement update = beside.watcher().createStatement()) {
            update.execute("UPDATE pg_catalog.pg_index SET " + flags + " WHERE indexrelid = " + index);
        }
    }

    private long number(String query) throws SQLException {
        try (Statement statement = beside.watcher().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}

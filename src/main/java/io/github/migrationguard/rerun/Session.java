package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ast.Command;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What dies with a connection: settings, prepared statements, the open transaction. */
final class Session {
    /** A place in the journal that a ROLLBACK goes back to. */
    private record Savepoint(String name, int mark) {}

    private List<String> searchPath;
    private @Nullable List<String> pathOutside;
    private final Map<String, Command> prepared = new HashMap<>(0);
    private final Deque<Savepoint> savepoints = new ArrayDeque<>(1);
    private boolean replica;
    private int transactionMark = -1;
    private int version;

    Session(List<String> searchPath) {
        this.searchPath = searchPath.isEmpty() ? List.of("public") : List.copyOf(searchPath);
    }

    /** Another number after each change of anything in it. */
    int version() {
        return version;
    }

    List<String> searchPath() {
        return searchPath;
    }

    void setSearchPath(List<String> path, boolean local) {
        version++;
        if (local && pathOutside == null) {
            pathOutside = searchPath;
        }
        searchPath = path.isEmpty() ? List.of("public") : List.copyOf(path);
    }

    /** Whether session_replication_role keeps ordinary triggers from firing. */
    boolean isReplica() {
        return replica;
    }

    void setReplica(boolean on) {
        version++;
        replica = on;
    }

    void prepare(String name, Command command) {
        version++;
        prepared.put(name, command);
    }

    @Nullable
    Command prepared(String name) {
        return prepared.get(name);
    }

    boolean inTransaction() {
        return transactionMark >= 0;
    }

    /** The journal mark at BEGIN, or -1 outside a transaction. */
    int transactionMark() {
        return transactionMark;
    }

    void begin(int mark) {
        version++;
        if (transactionMark < 0) {
            transactionMark = mark;
        }
    }

    void savepoint(String name, int mark) {
        version++;
        savepoints.push(new Savepoint(name, mark));
    }

    /** The mark to roll back to for ROLLBACK TO name; -1 if there is no such savepoint. */
    int rollbackTo(String name) {
        version++;
        List<Savepoint> above = new ArrayList<>();
        for (Savepoint savepoint : savepoints) {
            if (savepoint.name().equals(name)) {
                above.forEach(savepoints::remove);
                return savepoint.mark();
            }
            above.add(savepoint);
        }
        return -1;
    }

    void end() {
        version++;
        transactionMark = -1;
        savepoints.clear();
        if (pathOutside != null) {
            searchPath = pathOutside;
            pathOutside = null;
        }
    }
}

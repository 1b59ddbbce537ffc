package io.github.migrationguard.proof;

import io.github.migrationguard.catalog.Changes;
import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.live.ChangeReader;
import io.github.migrationguard.catalog.live.QuietSession;
import io.github.migrationguard.catalog.live.SequenceReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Two sessions to the main database beside the tool's own: one for re-runs, which are rolled back, and one that only looks
 * and sees nothing of them.
 */
final class Beside implements AutoCloseable {
    private static final Pattern DEFERRABLE = Pattern.compile("\\bdeferrable\\b", Pattern.CASE_INSENSITIVE);
    private static final String DEFERRED = """
            SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE condeferrable)
                OR EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgdeferrable)""";

    private final MigrationSession session;
    private final Connection watcher;
    private final StateReader reader;
    private final ChangeReader changes;
    private final SequenceReader sequences;

    /** @param watcher may read all catalogs, and write to them where indexes are to be made INVALID */
    Beside(MigrationSession session, Connection watcher) throws SQLException {
        this.session = session;
        this.watcher = watcher;
        this.reader = new StateReader(session.connection());
        this.sequences = new SequenceReader(QuietSession.asItIs(session.connection()));
        this.changes = new ChangeReader(reader.session(), QuietSession.asItIs(watcher));
    }

    MigrationSession session() {
        return session;
    }

    Connection watcher() {
        return watcher;
    }

    /** Reads through the session of the re-runs: in its transaction what that has done, else what is committed. */
    StateReader reader() {
        return reader;
    }

    /** For the time between re-runs, when no sequence comes or goes. */
    SequenceReader sequences() {
        return sequences;
    }

    /** What the open transaction of the session has changed. */
    Changes changes() throws SQLException {
        return changes.read();
    }

    /** The tables that the open transaction of the session has written rows of. */
    Set<ObjectName> writtenTables() throws SQLException {
        return changes.writtenTables();
    }

    /** Whether constraints or triggers may wait for the end of a transaction. */
    boolean mayDefer(List<Executable> executables) throws SQLException {
        for (Executable executable : executables) {
            if (DEFERRABLE.matcher(executable.sql()).find()) {
                return true;
            }
        }
        try (Statement statement = watcher.createStatement();
                ResultSet row = statement.executeQuery(DEFERRED)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
        watcher.close();
    }
}

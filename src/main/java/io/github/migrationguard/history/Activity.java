package io.github.migrationguard.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is going on in a database. A user who may not see other users' sessions sees less of it
 * ({@code pg_read_all_stats}).
 *
 * @param replica whether this is a standby: sessions and locks of its primary cannot be seen here
 * @param lock who else holds the tool's lock; null where nobody does
 * @param sessions of others, with a transaction open or a statement running
 * @param indexBuilds those in progress
 * @param prepared prepared transactions (two-phase commit)
 */
public record Activity(
        boolean replica,
        @Nullable Lock lock,
        List<Session> sessions,
        List<IndexBuild> indexBuilds,
        List<Prepared> prepared) {

    /**
     * @param application as it calls itself; null where that cannot be seen
     * @param since start of the session, as the tool takes its lock first of all; null where that cannot be seen
     */
    public record Lock(
            int pid, @Nullable String application, @Nullable Instant since) {}

    /** @param query the statement that runs or ran last, cut off at {@code track_activity_query_size} */
    public record Session(int pid, String query) {}

    /**
     * @param table without its schema
     * @param index without its schema; null where the index is not in the catalog yet (without CONCURRENTLY)
     */
    public record IndexBuild(
            int pid, String table, @Nullable String index) {}

    /** @param changesSchema whether it holds a lock that only changes of the schema take */
    public record Prepared(String name, Instant since, boolean changesSchema) {}
}

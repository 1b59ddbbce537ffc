package io.github.migrationguard.recovery;

import io.github.migrationguard.history.Activity;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What shows that an unfinished migration is still being run. */
final class Running {
    private Running() {}

    /**
     * One sentence; null where nothing shows it.
     *
     * @param migration null where its file is gone
     * @param newest whether no other attempt began later: only that one can hold the tool's lock
     */
    static @Nullable String evidence(@Nullable Migration migration, boolean newest, Activity activity) {
        Activity.Lock lock = activity.lock();
        if (newest && lock != null) {
            return holder(lock);
        }
        if (migration == null) {
            return prepared(Set.of(), newest, activity);
        }
        for (Activity.Session session : activity.sessions()) {
            if (SqlTrace.isOf(session.query(), migration.script())) {
                return "Process " + session.pid() + " is running a statement of it.";
            }
        }
        for (Activity.IndexBuild build : activity.indexBuilds()) {
            if (builds(migration, build)) {
                return "Process " + build.pid() + " is building an index of it on " + build.table() + ".";
            }
        }
        return prepared(prepares(migration), newest, activity);
    }

    /** One sentence that names who holds the tool's lock. */
    static String holder(Activity.Lock lock) {
        return "Process " + lock.pid() + shownName(lock.application()) + " holds Prisma's lock"
                + (lock.since() == null ? "" : ", in a session that began " + Times.shown(lock.since())) + ".";
    }

    private static @Nullable String prepared(Set<String> own, boolean newest, Activity activity) {
        for (Activity.Prepared prepared : activity.prepared()) {
            if (own.contains(prepared.name()) || (newest && prepared.changesSchema())) {
                return "The prepared transaction '" + prepared.name() + "' of " + Times.shown(prepared.since())
                        + " changes the schema and is neither committed nor rolled back.";
            }
        }
        return null;
    }

    private static boolean builds(Migration migration, Activity.IndexBuild build) {
        for (Statement statement : migration.script().statements()) {
            if (statement.command() instanceof Command.CreateIndex index
                    && index.table().name().value().equals(build.table())) {
                Identifier name = index.name();
                if (build.index() == null || name == null || name.value().equals(build.index())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<String> prepares(Migration migration) {
        Set<String> names = new HashSet<>();
        for (Statement statement : migration.script().statements()) {
            if (statement.command() instanceof Command.Transaction transaction
                    && transaction.kind() == Command.Transaction.Kind.PREPARE_TRANSACTION
                    && transaction.name() != null) {
                names.add(transaction.name());
            }
        }
        return names;
    }

    private static String shownName(@Nullable String application) {
        return application == null || application.isEmpty() ? "" : " (" + application + ")";
    }
}

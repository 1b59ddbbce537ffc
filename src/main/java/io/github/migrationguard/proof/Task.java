package io.github.migrationguard.proof;

import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One migration of a history that is to be proved, or only to be run for those behind it.
 *
 * @param executables its statements as they are sent
 * @param obstacle why it can't be played, one clause; null if it can
 * @param reachesOut whether it or its fixture may change something that all databases of a server share
 * @param fixture what is run before it; null for nothing
 */
record Task(
        List<Executable> executables,
        CrashModel crashModel,
        @Nullable String obstacle,
        boolean reachesOut,
        @Nullable Fixture fixture) {
    private static final Pattern ROLES = Pattern.compile("\\b(role|user)\\b", Pattern.CASE_INSENSITIVE);

    /** @param own whether the server is the guard's own, so that what databases share may be changed */
    static Task of(Migration migration, @Nullable Fixture fixture, Map<String, String> placeholders, boolean own) {
        boolean out = fixture != null && fixture.reachesOut();
        for (Statement statement : migration.script().statements()) {
            out |= Outside.reaches(statement);
        }
        List<Executable> executables = List.copyOf(Executable.of(migration.script(), placeholders));
        return new Task(executables, migration.crashModel(), Provable.obstacle(migration, own), out, fixture);
    }

    /** Whether it may make or drop roles. */
    boolean changesRoles() {
        for (Executable executable : executables) {
            Command command = executable.command();
            boolean role = command instanceof Command.CreateRole
                    || (command instanceof Command.Drop drop
                            && drop.objects().stream().anyMatch(object -> object.kind() == ObjectKind.ROLE));
            if (role
                    || (command instanceof Command.DoBlock
                            && ROLES.matcher(executable.sql()).find())) {
                return true;
            }
        }
        return false;
    }
}

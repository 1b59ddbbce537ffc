package io.github.migrationguard.proof;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import org.jspecify.annotations.Nullable;

/** Whether a migration can be played at all in a database of its own. */
final class Provable {
    private Provable() {}

    /**
     * Why it can't, one clause; null if it can.
     *
     * @param own whether the server is the guard's own, so that what databases share may be changed
     */
    static @Nullable String obstacle(Migration migration, boolean own) {
        if (!migration.wasRead()) {
            return "its file could not be read";
        }
        if (!migration.script().metaCommands().isEmpty()) {
            return "it has meta-commands of psql, which no server understands";
        }
        for (Statement statement : migration.script().statements()) {
            String obstacle = obstacle(statement.command());
            if (obstacle == null && !own && Outside.reaches(statement)) {
                obstacle = "reaches beyond the database, which the server of proof.url is not there for";
            }
            if (obstacle != null) {
                return "statement " + statement.number() + " " + obstacle;
            }
        }
        return null;
    }

    private static @Nullable String obstacle(Command command) {
        if (command instanceof Command.NotPostgresql) {
            return "is no PostgreSQL statement";
        }
        if (command instanceof Command.AlterSystem) {
            return "changes the whole server";
        }
        if (command instanceof Command.CreateOther create
                && isOutside(create.object().kind())) {
            return "makes something outside of the database";
        }
        if (command instanceof Command.Drop drop) {
            for (ObjectRef object : drop.objects()) {
                if (isOutside(object.kind())) {
                    return "drops something outside of the database";
                }
            }
        }
        return null;
    }

    private static boolean isOutside(ObjectKind kind) {
        return kind == ObjectKind.DATABASE || kind == ObjectKind.TABLESPACE || kind == ObjectKind.SUBSCRIPTION;
    }
}

package io.github.migrationguard.proof;

import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which statements reach beyond the database that they run in: roles, settings of roles and databases, what dropping
 * somebody's objects takes along, other servers. On a server of somebody else's they are not run.
 */
final class Outside {
    private static final Set<ObjectKind> SHARED = EnumSet.of(
            ObjectKind.DATABASE,
            ObjectKind.PARAMETER,
            ObjectKind.ROLE,
            ObjectKind.SERVER,
            ObjectKind.SUBSCRIPTION,
            ObjectKind.TABLESPACE,
            ObjectKind.USER_MAPPING);

    /** In bodies, and in texts that a body puts together. */
    private static final Pattern WORDS = Pattern.compile(
            "\\b((create|alter|drop)\\s+(role|user|group|database|tablespace|subscription|server)|alter\\s+system"
                    + "|(drop|reassign)\\s+owned|pg_(terminate|cancel)_backend|pg_reload_conf|dblink\\w*)\\b",
            Pattern.CASE_INSENSITIVE);

    private Outside() {}

    static boolean reaches(Statement statement) {
        Command command = statement.command();
        if (command instanceof Command.CreateOther create) {
            return SHARED.contains(create.object().kind());
        }
        if (command instanceof Command.Alter alter) {
            return SHARED.contains(alter.object().kind());
        }
        if (command instanceof Command.Drop drop) {
            return drop.objects().stream().anyMatch(object -> SHARED.contains(object.kind()));
        }
        if (command instanceof Command.Comment comment) {
            return SHARED.contains(comment.object().kind());
        }
        if (command instanceof Command.Grant grant) {
            return SHARED.contains(grant.kind());
        }
        return command instanceof Command.CreateRole
                || command instanceof Command.AlterSystem
                || command instanceof Command.GrantRole
                || command instanceof Command.OwnedBy
                || reaches(text(statement));
    }

    /** Whether words of a script, or of a body, look like it. */
    static boolean reaches(String sql) {
        return WORDS.matcher(sql).find();
    }

    private static String text(Statement statement) {
        return statement.tokens().text().substring(statement.start(), statement.end());
    }
}

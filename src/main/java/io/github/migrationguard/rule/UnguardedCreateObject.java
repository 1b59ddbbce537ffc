package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Command.CreateOther;
import io.github.migrationguard.sql.ast.Command.CreateRule;
import io.github.migrationguard.sql.ast.ObjectKind;
import org.jspecify.annotations.Nullable;

/** Every other CREATE of what is there already. */
final class UnguardedCreateObject implements Rule {
    @Override
    public String id() {
        return "unguarded-create-object";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!trouble.stopsWith("42710", "42723", "42P04", "23505")) {
            return null;
        }
        if (trouble.command() instanceof CreateRule) {
            return trouble.alreadyThere("rule", Guards.orReplace(trouble.step()));
        }
        if (!(trouble.command() instanceof CreateOther create)) {
            return null;
        }
        ObjectKind kind = create.object().kind();
        Cure cure = cure(trouble, kind);
        return trouble.alreadyThere(
                kind.words(),
                cure != null
                        ? cure
                        : Cure.words(
                                "PostgreSQL has no guard for it, and it cannot stand in a DO block: put the CREATE "
                                        + kind.words().toUpperCase(java.util.Locale.ROOT)
                                        + " alone into a migration of its own, so that nothing else is half done with it."));
    }

    private static @Nullable Cure cure(Trouble trouble, ObjectKind kind) {
        Step step = trouble.step();
        return switch (kind) {
            case COLLATION, SERVER, STATISTICS, USER_MAPPING -> {
                int at = step.tokens().start(Guards.behindKind(step, kind));
                yield Guards.ifNotExists(step, new Place(at, at));
            }
            case AGGREGATE, LANGUAGE, TRANSFORM -> Guards.orReplace(step);
            default -> Guards.caught(step, trouble.sqlState());
        };
    }
}

package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.AlterAction.RenameTo;
import io.github.migrationguard.sql.ast.Command.Alter;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;

/** ALTER POLICY, ALTER TRIGGER and ALTER RULE: of what belongs to a table. */
final class PartAlteration {
    private PartAlteration() {}

    static void alter(Run run, Tokens tokens, Alter alter) {
        ObjectRef object = alter.object();
        QualifiedName table = object.table();
        if (table == null) {
            throw new Undecidable("the table of the " + object.kind().words() + " can't be told");
        }
        Key key = run.names().relation(table);
        Entity entity = run.relation(key, table);
        Part part = new Part(kind(object.kind()), object.name().name().value());
        if (entity.presence(part) == Presence.ABSENT) {
            if (alter.ifExists()) {
                return;
            }
            throw SqlError.missing(
                    "42704",
                    object.kind().words() + " \"" + part.name() + "\" for table \"" + table.name()
                            + "\" does not exist");
        }
        PartValue value = entity.part(part);
        Entity changed = entity.with(part, value == null ? PartValue.of("") : value);
        for (AlterAction action : alter.actions()) {
            changed = applied(tokens, changed, part, action, object);
        }
        run.catalog().put(key, changed);
    }

    private static Entity applied(Tokens tokens, Entity entity, Part part, AlterAction action, ObjectRef object) {
        if (action instanceof RenameTo rename) {
            Part target = new Part(part.kind(), rename.name().value());
            if (entity.presence(target) == Presence.PRESENT) {
                throw SqlError.of("42710", object.kind().words() + " \"" + target.name() + "\" already exists");
            }
            PartValue value = entity.part(part);
            return entity.without(part).with(target, value == null ? PartValue.of("") : value);
        }
        return entity.change(part, value -> value.withSetting("altered", tokens.text(action.range())));
    }

    private static Part.Kind kind(ObjectKind kind) {
        return switch (kind) {
            case TRIGGER -> Part.Kind.TRIGGER;
            case RULE -> Part.Kind.RULE;
            case POLICY -> Part.Kind.POLICY;
            case CONSTRAINT, DOMAIN_CONSTRAINT -> Part.Kind.CONSTRAINT;
            default -> Part.Kind.COLUMN;
        };
    }
}

package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ast.Command.Drop;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** DROP of objects, with what depends on them. */
final class Removal {
    private Removal() {}

    static void drop(Run run, Drop drop) {
        if (drop.concurrently()) {
            Relations.requireNoTransaction(run, "DROP INDEX CONCURRENTLY");
        }
        for (ObjectRef object : drop.objects()) {
            switch (object.kind()) {
                case TRIGGER, RULE, POLICY -> dropPart(run, drop, object);
                default -> dropObject(run, drop, object);
            }
        }
    }

    private static void dropPart(Run run, Drop drop, ObjectRef object) {
        QualifiedName table = object.table();
        if (table == null) {
            throw new Undecidable("the table of the " + object.kind().words() + " can't be told");
        }
        Key key = run.names().relation(table);
        Entity entity = run.catalog().entry(key);
        if (Entity.isAbsent(entity) && drop.ifExists()) {
            return;
        }
        entity = run.relation(key, table);
        Part part = new Part(partKind(object.kind()), object.name().name().value());
        if (entity.presence(part) == Presence.ABSENT) {
            if (!drop.ifExists()) {
                throw SqlError.missing(
                        "42704",
                        object.kind().words() + " \"" + part.name() + "\" for "
                                + (object.kind() == ObjectKind.TRIGGER ? "table" : "relation") + " \"" + table.name()
                                + "\" does not exist");
            }
            return;
        }
        run.catalog().put(key, entity.without(part));
    }

    private static Part.Kind partKind(ObjectKind kind) {
        return switch (kind) {
            case TRIGGER -> Part.Kind.TRIGGER;
            case RULE -> Part.Kind.RULE;
            default -> Part.Kind.POLICY;
        };
    }

    private static void dropObject(Run run, Drop drop, ObjectRef object) {
        Key key = run.names().of(object);
        Presence presence = run.catalog().presence(key);
        if (presence == Presence.ABSENT) {
            if (!drop.ifExists()) {
                throw SqlError.missing(missingState(object.kind()), missingText(object));
            }
            return;
        }
        if (presence == Presence.PRESENT && run.rerun()) {
            checkDroppable(run, key, drop, object);
        }
        remove(run, key, drop.cascade());
    }

    private static void checkDroppable(Run run, Key key, Drop drop, ObjectRef object) {
        Entity entity = run.catalog().find(key);
        if (entity == null) {
            return;
        }
        if (entity.kind() == ObjectKind.INDEX && entity.setting("constraint") != null) {
            throw SqlError.of(
                    "2BP01",
                    "cannot drop index " + key.shown() + " because constraint " + entity.setting("constraint")
                            + " requires it");
        }
        boolean kindFits = object.kind() == entity.kind()
                || !entity.complete()
                || object.kind() == ObjectKind.ROUTINE
                || (!object.kind().isRelation() && !object.kind().isRoutine())
                || (object.kind() == ObjectKind.TABLE && entity.kind() == ObjectKind.FOREIGN_TABLE);
        if (!kindFits) {
            throw SqlError.of("42809", "\"" + key.name() + "\" is not " + article(object.kind()));
        }
        if (drop.cascade()) {
            return;
        }
        List<Key> blocking = blocking(run, key, drop);
        if (!blocking.isEmpty()) {
            throw SqlError.of(
                    "2BP01",
                    "cannot drop " + object.kind().words() + " " + key.shown() + " because other objects depend on it: "
                            + blocking.get(0).shown());
        }
    }

    private static String article(ObjectKind kind) {
        return (kind == ObjectKind.INDEX ? "an " : "a ") + kind.words();
    }

    /** What depends on the object or on what goes with it, and is not dropped by the same command. */
    static List<Key> blocking(Run run, Key key, Drop drop) {
        Set<Key> going = new LinkedHashSet<>();
        collect(run, key, going);
        for (ObjectRef other : drop.objects()) {
            collect(run, run.names().of(other), going);
        }
        List<Key> blocking = new ArrayList<>();
        for (Key gone : going) {
            for (Key dependent : run.catalog().dependents(gone)) {
                if (!going.contains(dependent)) {
                    blocking.add(dependent);
                }
            }
        }
        if (key.space() == ObjectKind.SCHEMA) {
            run.catalog().forEach((other, entity) -> {
                if (other.schema().equals(key.name())) {
                    blocking.add(other);
                }
            });
        }
        return blocking;
    }

    private static void collect(Run run, Key key, Set<Key> into) {
        if (into.add(key)) {
            run.catalog().owned(key).forEach(owned -> collect(run, owned, into));
        }
    }

    /** Removes an object with all that goes with it and, with CASCADE, all that depends on it. */
    static void remove(Run run, Key key, boolean cascade) {
        Catalog catalog = run.catalog();
        List<Key> owned = catalog.owned(key);
        catalog.remove(key);
        owned.forEach(part -> remove(run, part, cascade));
        if (cascade) {
            for (Key dependent : catalog.dependents(key)) {
                cutOff(run, dependent, key);
            }
            if (key.space() == ObjectKind.SCHEMA) {
                List<Key> inside = new ArrayList<>();
                catalog.forEach((other, entity) -> {
                    if (other.schema().equals(key.name())) {
                        inside.add(other);
                    }
                });
                inside.forEach(other -> remove(run, other, true));
            }
        }
    }

    private static void cutOff(Run run, Key dependent, Key gone) {
        Entity entity = run.catalog().find(dependent);
        if (entity == null) {
            return;
        }
        if (entity.uses().contains(gone)) {
            remove(run, dependent, true);
            return;
        }
        Entity changed = entity;
        for (Map.Entry<Part, PartValue> part : entity.parts().entrySet()) {
            if (part.getValue().uses().contains(gone)) {
                changed = changed.without(part.getKey());
            }
        }
        run.catalog().put(dependent, changed);
    }

    /** The SQLSTATE of dropping or altering what does not exist, as PostgreSQL 15 raises it. */
    static String missingState(ObjectKind kind) {
        return switch (kind) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE -> "42P01";
            case SCHEMA -> "3F000";
            case DATABASE -> "3D000";
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE, OPERATOR -> "42883";
            default -> "42704";
        };
    }

    static String missingText(ObjectRef object) {
        String words = object.kind().words();
        return words + " \"" + object.name() + "\" does not exist";
    }
}

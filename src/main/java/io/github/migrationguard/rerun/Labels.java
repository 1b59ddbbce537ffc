package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is pinned on objects: comments, security labels and privileges. */
final class Labels {
    private static final String ACL = "acl ";

    private Labels() {}

    static void comment(Run run, Tokens tokens, Command.Comment comment) {
        ObjectRef object = comment.object();
        QualifiedName table = object.table();
        String setting = (comment.securityLabel() ? "label " : "comment ") + object.kind() + " "
                + (table == null ? "" : object.name().name().value());
        if (table == null) {
            if (object.kind() == ObjectKind.DATABASE || object.kind() == ObjectKind.LARGE_OBJECT) {
                return;
            }
            Key key = run.names().of(object);
            Entity entity = existing(run, key, object);
            run.catalog().put(key, entity.withSetting(setting, tokens.text(comment.text())));
            return;
        }
        Key key = object.kind() == ObjectKind.DOMAIN_CONSTRAINT
                ? run.names().existing(ObjectKind.DOMAIN, table)
                : run.names().relation(table);
        Entity entity = run.relation(key, table);
        requirePart(entity, object, table);
        run.catalog().put(key, entity.withSetting(setting, tokens.text(comment.text())));
    }

    private static void requirePart(Entity entity, ObjectRef object, QualifiedName table) {
        String name = object.name().name().value();
        Part part = switch (object.kind()) {
            case COLUMN -> Part.column(name);
            case TRIGGER -> new Part(Part.Kind.TRIGGER, name);
            case POLICY -> new Part(Part.Kind.POLICY, name);
            case RULE -> new Part(Part.Kind.RULE, name);
            default -> Part.constraint(name);
        };
        boolean view = entity.kind() == ObjectKind.VIEW || entity.kind() == ObjectKind.MATERIALIZED_VIEW;
        if (entity.presence(part) == Presence.ABSENT && !view) {
            throw SqlError.missing(
                    object.kind() == ObjectKind.COLUMN ? "42703" : "42704",
                    object.kind().words() + " \"" + name + "\" of relation \"" + table.name() + "\" does not exist");
        }
    }

    static void grant(Run run, Tokens tokens, Command.Grant grant) {
        for (Identifier role : grant.roles()) {
            Key roleKey = Key.global(ObjectKind.ROLE, role.value());
            if (run.catalog().presence(roleKey) == Presence.ABSENT) {
                throw SqlError.missing("42704", "role \"" + role + "\" does not exist");
            }
        }
        for (ObjectRef object : grant.objects()) {
            if (object.kind() == ObjectKind.SCHEMA && grant.kind() != ObjectKind.SCHEMA) {
                grantInSchema(run, tokens, grant, object.name().name().value());
                continue;
            }
            if (object.kind() == ObjectKind.DATABASE || object.kind() == ObjectKind.PARAMETER) {
                continue;
            }
            Key key = run.names().of(object);
            Entity entity = existing(run, key, object);
            for (Identifier role : grant.roles()) {
                Key roleKey = Key.global(ObjectKind.ROLE, role.value());
                boolean used = grant.grant() && run.catalog().presence(roleKey) == Presence.PRESENT;
                entity = entity.with(
                        Part.setting(ACL + role.value()),
                        PartValue.of(tokens.text(grant.range()), used ? Set.of(roleKey) : Set.of()));
            }
            run.catalog().put(key, entity);
        }
    }

    /** ALL TABLES IN SCHEMA and its like: every object of the kind that is there now. */
    private static void grantInSchema(Run run, Tokens tokens, Command.Grant grant, String schema) {
        Map<Key, Entity> changed = new LinkedHashMap<>();
        run.catalog().forEach((key, entity) -> {
            boolean table = grant.kind() == ObjectKind.TABLE
                    && (entity.kind() == ObjectKind.TABLE
                            || entity.isView()
                            || entity.kind() == ObjectKind.FOREIGN_TABLE);
            boolean other = entity.kind() == grant.kind()
                    || (grant.kind() == ObjectKind.ROUTINE && entity.kind().isRoutine());
            if (key.schema().equals(schema) && (table || other)) {
                Entity granted = entity;
                for (Identifier role : grant.roles()) {
                    granted = granted.withSetting(ACL + role.value(), tokens.text(grant.range()));
                }
                changed.put(key, granted);
            }
        });
        changed.forEach(run.catalog()::put);
    }

    static void grantRole(Run run, Command.GrantRole grant) {
        for (Identifier granted : grant.granted()) {
            Key key = Key.global(ObjectKind.ROLE, granted.value());
            Entity role = run.existing(key, ObjectKind.ROLE);
            if (role == null) {
                throw SqlError.missing("42704", "role \"" + granted + "\" does not exist");
            }
            for (Identifier member : grant.roles()) {
                role = role.withSetting("member " + member.value(), grant.grant() ? "granted" : "revoked");
            }
            run.catalog().put(key, role);
        }
    }

    /** DROP OWNED BY: takes every privilege of the role away. */
    static void revokeAll(Run run, Key role) {
        Map<Key, Entity> changed = new LinkedHashMap<>();
        run.catalog().forEach((key, entity) -> {
            Set<Part> parts = new HashSet<>();
            entity.parts().forEach((part, value) -> {
                if (value.uses().contains(role)) {
                    parts.add(part);
                }
            });
            Entity left = entity;
            for (Part part : parts) {
                left = left.without(part);
            }
            if (!parts.isEmpty()) {
                changed.put(key, left);
            }
        });
        changed.forEach(run.catalog()::put);
    }

    private static Entity existing(Run run, Key key, ObjectRef object) {
        Entity entity = run.existing(key, object.kind());
        if (entity == null) {
            throw SqlError.missing(Removal.missingState(object.kind()), Removal.missingText(object));
        }
        return entity;
    }
}

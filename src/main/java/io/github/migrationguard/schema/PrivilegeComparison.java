package io.github.migrationguard.schema;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.Snapshot;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rights that the migrations grant or revoke, against those that there are. Rights of others are nobody's business. */
final class PrivilegeComparison {
    private static final String KIND = "acl";
    private static final String OF = "of ";

    /** Words of {@code pg_identify_object}, longer ones first. */
    private static final List<String> TYPES = List.of(
            "materialized view column",
            "foreign table column",
            "materialized view",
            "foreign table",
            "table column",
            "view column",
            "this database",
            "procedure",
            "aggregate",
            "sequence",
            "function",
            "language",
            "schema",
            "table",
            "view",
            "type");

    private final Snapshot live;
    private final Set<Pair> revoked = new HashSet<>();

    /** A role and an object, by their names without schema. */
    private record Pair(String object, String role) {}

    /** One object whose rights differ; both as {@code role=letters}. */
    record Finding(ObjectName name, String object, String wanted, String there) {}

    PrivilegeComparison(Snapshot live, List<Migration> migrations) {
        this.live = live;
        for (Migration migration : migrations) {
            for (Statement statement : migration.script().statements()) {
                if (statement.command() instanceof Command.Grant grant && !grant.grant()) {
                    revoked(grant);
                }
            }
        }
    }

    private void revoked(Command.Grant grant) {
        for (ObjectRef object : grant.objects()) {
            for (Identifier role : grant.roles()) {
                revoked.add(new Pair(object.name().name().value(), Privileges.grantee(role)));
            }
        }
    }

    /** @param given what there was before the migrations */
    List<Finding> between(Snapshot given, Snapshot expected) {
        Set<ObjectName> names = new TreeSet<>();
        for (ObjectName name : expected.objects().keySet()) {
            if (isOurs(name, expected) && !definition(expected, name).equals(definition(given, name))) {
                names.add(name);
            }
        }
        for (ObjectName name : live.objects().keySet()) {
            if (isOurs(name, expected)) {
                names.add(name);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (ObjectName name : names) {
            Finding finding = finding(name, definition(expected, name));
            if (finding != null) {
                findings.add(finding);
            }
        }
        return findings;
    }

    /** Whether it is about an object that there should be, and is. */
    private boolean isOurs(ObjectName name, Snapshot expected) {
        if (!name.kind().equals(KIND)) {
            return false;
        }
        ObjectName object = object(name);
        return object == null
                || (expected.objects().containsKey(object) && live.objects().containsKey(object));
    }

    private @Nullable Finding finding(ObjectName name, @Nullable String wanted) {
        String type = type(name);
        String there = definition(live, name);
        Privileges should = wanted == null || wanted.isEmpty() ? Privileges.usual(type) : Privileges.of(wanted);
        Privileges does = there.isEmpty() ? Privileges.usual(type) : Privileges.of(there);
        Set<String> grantees = new TreeSet<>(should.byGrantee().keySet());
        for (String grantee : does.byGrantee().keySet()) {
            boolean named = grantee.equals(Privileges.PUBLIC) && wanted != null && !wanted.isEmpty();
            if (named || revoked.contains(new Pair(simple(name), grantee))) {
                grantees.add(grantee);
            }
        }
        grantees.remove(owner(name));
        List<String> want = new ArrayList<>();
        List<String> have = new ArrayList<>();
        for (String grantee : grantees) {
            if (!should.letters(grantee).equals(does.letters(grantee))) {
                String shown = grantee.equals(Privileges.PUBLIC) ? "PUBLIC" : grantee;
                want.add(shown + "=" + should.letters(grantee));
                have.add(shown + "=" + does.letters(grantee));
            }
        }
        return want.isEmpty() ? null : new Finding(name, shown(name), String.join(", ", want), String.join(", ", have));
    }

    private static String definition(Snapshot snapshot, ObjectName name) {
        return snapshot.objects().getOrDefault(name, "");
    }

    private static String type(ObjectName name) {
        String text = name.name().substring(OF.length());
        return TYPES.stream()
                .filter(type -> text.equals(type) || text.startsWith(type + " "))
                .findFirst()
                .orElse("");
    }

    private static String shown(ObjectName name) {
        String type = type(name);
        String text = name.name().substring(OF.length());
        return text.length() > type.length() ? text.substring(type.length()).strip() : text;
    }

    private static String simple(ObjectName name) {
        return Names.plain(Names.last(shown(name)).replaceFirst("\\(.*$", ""));
    }

    /** The object itself as a snapshot names it; null for what has no entry of its own. */
    private static @Nullable ObjectName object(ObjectName name) {
        return switch (type(name)) {
            case "table", "view", "materialized view", "foreign table", "sequence", "schema" ->
                new ObjectName(type(name), shown(name));
            case "table column", "view column" -> new ObjectName("column", shown(name));
            case "function", "procedure", "aggregate" ->
                new ObjectName(type(name), shown(name).replace(",", ", "));
            default -> null;
        };
    }

    private String owner(ObjectName name) {
        ObjectName object = object(name);
        return object == null ? "" : owner(live, object);
    }

    /** The role that an object belongs to; empty where it is not there, or belongs to none. */
    static String owner(Snapshot snapshot, ObjectName object) {
        String definition = definition(snapshot, object);
        String first = definition.lines().findFirst().orElse("");
        return first.startsWith("owner: ") ? first.substring("owner: ".length()) : "";
    }
}

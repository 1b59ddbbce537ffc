package io.github.migrationguard.schema;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is there and does not do its work, or was left behind. Each question gives one sentence, or null for healthy. */
final class Health {
    private static final Pattern LEFTOVER = Pattern.compile("_cc(new|old)\\d*$");
    private static final String NOT_VALID = " NOT VALID";
    private static final String FOREIGN_KEY = "FOREIGN KEY";

    /** Of interfaces that give tables to anybody on the network. */
    private static final Set<String> API_ROLES = Set.of("anon", "authenticated", "web_anon");

    /** Of an index that should be there. */
    static final String INVALID = "The index is INVALID: writes keep it up, and no query uses it."
            + " Drop it and create it again, or REINDEX INDEX CONCURRENTLY";

    private static final Set<String> BROKEN = Set.of("INVALID", "not ready", "not live");

    private final Map<ObjectName, SchemaObject> expected;
    private final Map<ObjectName, SchemaObject> actual;
    private final LiveSchema live;

    Health(Map<ObjectName, SchemaObject> expected, Map<ObjectName, SchemaObject> actual, LiveSchema live) {
        this.expected = expected;
        this.actual = actual;
        this.live = live;
    }

    /** Whether an index is only unfinished, and somebody is at it. */
    boolean isBeingBuilt(SchemaObject there) {
        return isBroken(there) && live.building().contains(there.name().name());
    }

    /** Of two definitions that differ. */
    @Nullable
    String ofDifference(SchemaObject wanted, SchemaObject there) {
        if (isBroken(there) && without(there).equals(wanted.lines())) {
            return INVALID;
        }
        if (there.kind().equals("constraint") && there.definition().equals(wanted.definition() + NOT_VALID)) {
            return "The constraint is NOT VALID: rows that were there before may break it."
                    + " ALTER TABLE .. VALIDATE CONSTRAINT checks them";
        }
        return null;
    }

    /** Of what no migration makes, on a table that they make. */
    @Nullable
    String ofExtra(SchemaObject there) {
        if (there.kind().equals("index")) {
            if (LEFTOVER.matcher(Names.plain(there.simpleName())).find()) {
                return "REINDEX CONCURRENTLY was cut off and left this index behind. Drop it";
            }
            if (isBroken(there)) {
                return "The index is INVALID: CREATE INDEX CONCURRENTLY was cut off and left it behind. Drop it";
            }
            return twin(there, "The same index as ");
        }
        return there.kind().equals("constraint") && there.definition().startsWith(FOREIGN_KEY)
                ? twin(there, "The same foreign key as ")
                : null;
    }

    private @Nullable String twin(SchemaObject one, String words) {
        for (SchemaObject other : actual.values()) {
            if (!other.equals(one)
                    && other.kind().equals(one.kind())
                    && other.table().equals(one.table())
                    && other.nameless().equals(one.nameless())) {
                return words + other.shown() + ": every write does the work twice";
            }
        }
        return null;
    }

    /** Of a table without row security; its policies do nothing then. */
    @Nullable
    String ofUnprotected(SchemaObject table) {
        String name = table.name().name();
        ObjectName security = new ObjectName("row security", name);
        if (actual.containsKey(security) || expected.containsKey(security)) {
            return null;
        }
        boolean policies = hasPolicies(actual, name) && !hasPolicies(expected, name);
        if (policies) {
            return "The table has policies, and row security is off, so that they do nothing";
        }
        String role = open(name);
        return role != null && othersAreProtected(table.schema())
                ? "Row security is off, " + role + " has access, and the migrations protect other tables of this schema"
                : null;
    }

    /** Of a partition that was made at run-time; row security is not handed down (PostgreSQL manual, 5.9). */
    @Nullable
    String ofPartition(SchemaObject partition, String parent) {
        boolean wanted = expected.containsKey(new ObjectName("row security", parent));
        boolean siblings = expected.keySet().stream()
                .filter(name -> name.kind().equals("inheritance"))
                .filter(name -> name.name().endsWith(" from " + parent))
                .allMatch(name -> expected.containsKey(new ObjectName(
                        "row security", name.name().substring(0, name.name().indexOf(" from ")))));
        boolean there = actual.containsKey(
                new ObjectName("row security", partition.name().name()));
        return wanted && siblings && !there
                ? "Row security is on in " + parent + " and off in this partition, which can be read by itself"
                : null;
    }

    private static boolean hasPolicies(Map<ObjectName, SchemaObject> objects, String table) {
        return objects.values().stream()
                .anyMatch(object ->
                        object.kind().equals("policy") && object.table().equals(table));
    }

    private boolean othersAreProtected(String schema) {
        return expected.values().stream()
                .anyMatch(object ->
                        object.kind().equals("row security") && object.schema().equals(schema));
    }

    /** A role of an interface that may use the table though no migration says so. */
    private @Nullable String open(String table) {
        ObjectName name = new ObjectName("acl", "of table " + table);
        Privileges there = Privileges.of(definition(live.snapshot(), name));
        SchemaObject wanted = expected.get(name);
        Privileges granted = Privileges.of(wanted == null ? "" : wanted.definition());
        Set<String> roles = new HashSet<>(API_ROLES);
        roles.add(Privileges.PUBLIC);
        for (String role : there.byGrantee().keySet()) {
            if (roles.contains(role) && granted.letters(role).isEmpty()) {
                return role.equals(Privileges.PUBLIC) ? "PUBLIC" : "the role " + role;
            }
        }
        return null;
    }

    private static String definition(Snapshot snapshot, ObjectName name) {
        return snapshot.objects().getOrDefault(name, "");
    }

    private static boolean isBroken(SchemaObject object) {
        return object.kind().equals("index") && object.lines().stream().anyMatch(BROKEN::contains);
    }

    /** Whether an index is what a build that was cut off leaves of this definition. */
    static boolean isCutOff(String there, String definition) {
        List<String> lines = there.lines().toList();
        return lines.stream().anyMatch(BROKEN::contains)
                && lines.stream()
                        .filter(line -> !BROKEN.contains(line))
                        .toList()
                        .equals(definition.lines().toList());
    }

    private static List<String> without(SchemaObject index) {
        return index.lines().stream().filter(line -> !BROKEN.contains(line)).toList();
    }
}

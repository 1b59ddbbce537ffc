package io.github.migrationguard.schema;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.Snapshot;
import io.github.migrationguard.schema.SchemaDifference.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the replayed migrations leave, against what a database has. */
public final class SchemaComparison {
    private static final Set<String> OWNERS =
            Set.of("schema", "table", "view", "materialized view", "foreign table", "type", "domain");

    /** Schemas that a platform fills; what the migrations make there is compared, the rest is its own. */
    private static final Set<String> PROVIDERS = Set.of(
            "auth",
            "cron",
            "extensions",
            "graphql",
            "graphql_public",
            "net",
            "pgbouncer",
            "pgsodium",
            "realtime",
            "storage",
            "supabase_functions",
            "supabase_migrations",
            "vault");

    /** Rights are compared role by role. */
    private static final Set<String> APART = Set.of("acl", DefaultPrivileges.KIND);

    /** What is told where no migration makes it; of other kinds only what the migrations make is looked at. */
    private static final Set<String> TOLD = Set.of(
            "table",
            "view",
            "materialized view",
            "foreign table",
            "column",
            "constraint",
            "index",
            "policy",
            "row security",
            "trigger",
            "rule",
            "sequence",
            "statistics",
            "function",
            "procedure",
            "aggregate",
            "type",
            "domain");

    private final String table;
    private final Snapshot givenAtAll;
    private final Snapshot expectedAtAll;
    private final SortedMap<ObjectName, SchemaObject> given;
    private final Provenance provenance;
    private final Settlement settlement;
    private final PrivilegeComparison privileges;
    private final DefaultPrivileges defaults;
    private final Health health;
    private final Set<String> schemas = new HashSet<>();
    private final SortedMap<ObjectName, SchemaObject> expected;
    private final SortedMap<ObjectName, SchemaObject> actual;
    private final SortedMap<ObjectName, SchemaObject> missing = new TreeMap<>();
    private final SortedMap<ObjectName, SchemaObject> extra = new TreeMap<>();
    private final List<SchemaDifference> differences = new ArrayList<>();
    private final Lacking lacking;
    private final List<String> left = new ArrayList<>();

    private SchemaComparison(Replay replay, LiveSchema live) throws SQLException {
        this.table = replay.schema() + "._prisma_migrations";
        this.givenAtAll = replay.given();
        this.given = SchemaObjects.of(givenAtAll).byName();
        this.provenance = new Provenance(replay.replayed());
        this.settlement = new Settlement(replay.connection());
        this.expectedAtAll = replay.state();
        this.expected = SchemaObjects.of(expectedAtAll).byName();
        this.actual = SchemaObjects.of(live.snapshot()).byName();
        this.privileges = new PrivilegeComparison(live.snapshot(), replay.replayed());
        // Who owns the history table runs the migrations.
        String deployer = PrivilegeComparison.owner(live.snapshot(), new ObjectName("table", table));
        this.defaults = new DefaultPrivileges(
                live.snapshot(), replay.replayed(), replay.role(), deployer.isEmpty() ? null : deployer);
        this.health = new Health(expected, actual, live);
        this.lacking = replay.lacking();
        schemas.add(replay.schema());
        for (SchemaObject object : expected.values()) {
            if (!isGiven(object) && !PROVIDERS.contains(object.schema())) {
                schemas.add(object.schema());
            }
        }
    }

    /** Whether it was there, as it is, before the first migration. */
    private boolean isGiven(SchemaObject object) {
        return object.equals(given.get(object.name()));
    }

    /**
     * Compares the state after the migrations that were replayed until now.
     *
     * @return worst first, then by kind and name; empty where the database has what they leave, and nothing else
     * @throws SQLException where the scratch database cannot be read
     */
    public static List<SchemaDifference> of(Replay replay, LiveSchema live) throws SQLException {
        return compared(replay, live).differences();
    }

    /** The same, with what could not be compared. */
    static Compared compared(Replay replay, LiveSchema live) throws SQLException {
        SchemaComparison comparison = new SchemaComparison(replay, live);
        comparison.compare();
        List<SchemaDifference> sorted = comparison.differences.stream()
                .sorted(Comparator.comparing(SchemaDifference::kind)
                        .thenComparing(SchemaDifference::objectType)
                        .thenComparing(SchemaDifference::name))
                .toList();
        List<String> extensions =
                replay.lacking().extensions().stream().sorted().toList();
        return new Compared(sorted, extensions.isEmpty() ? null : new Compared.Left(extensions, comparison.left));
    }

    private void compare() throws SQLException {
        for (SchemaObject object : expected.values()) {
            SchemaObject there = actual.get(object.name());
            if (isGiven(object) || APART.contains(object.kind())) {
                continue;
            }
            if (there == null) {
                missing.put(object.name(), object);
            } else if (!there.lines().equals(object.lines())) {
                differs(object, there);
            }
        }
        actual.forEach((name, object) -> {
            if (!expected.containsKey(name) && !given.containsKey(name) && isOurs(object)) {
                extra.put(name, object);
            }
        });
        pairNamesThatPostgresChose();
        removeParts(missing);
        removeParts(extra);
        leaveWhatDependsOnOthers();
        removePartitions();
        missing.values().forEach(object -> add(Kind.MISSING, object, null));
        for (SchemaObject object : extra.values()) {
            String illness = health.ofExtra(object);
            add(illness == null ? Kind.UNEXPECTED : Kind.UNHEALTHY, null, object, illness);
        }
        unprotectedTables();
        for (PrivilegeComparison.Finding finding : privileges.between(givenAtAll, expectedAtAll)) {
            differences.add(new SchemaDifference(
                    Kind.DIFFERENT,
                    "privilege",
                    finding.object(),
                    finding.wanted(),
                    finding.there(),
                    provenance.of(finding),
                    ""));
        }
        for (DefaultPrivileges.Finding finding : defaults.between(givenAtAll, expectedAtAll)) {
            differences.add(new SchemaDifference(
                    Kind.DIFFERENT,
                    DefaultPrivileges.KIND.replace(' ', '-'),
                    finding.name(),
                    finding.wanted(),
                    finding.there(),
                    provenance.of(finding),
                    ""));
        }
    }

    /** What statements that were passed over make is there, or is not; nobody can tell how it should be. */
    private void leaveWhatDependsOnOthers() {
        extra.values().removeIf(object -> {
            boolean depends = lacking.isAbout(object);
            if (depends) {
                left.add(object.type().replace('-', ' ') + " " + object.shown());
            }
            return depends;
        });
        for (String extension : lacking.extensions()) {
            ObjectName name = new ObjectName("extension", extension);
            boolean there = actual.keySet().stream()
                    .anyMatch(one -> one.kind().equals("extension")
                            && Names.plain(one.name()).equals(extension));
            if (!there) {
                add(Kind.MISSING, new SchemaObject(name, "", List.of()), null);
            }
        }
    }

    /** Partitions that were made at run-time are no surprise. */
    private void removePartitions() {
        for (ObjectName name : actual.keySet()) {
            int from = name.kind().equals("inheritance") ? name.name().indexOf(" from ") : -1;
            SchemaObject partition = from < 0
                    ? null
                    : extra.get(new ObjectName("table", name.name().substring(0, from)));
            String parent = name.name().substring(from < 0 ? 0 : from + " from ".length());
            if (partition != null
                    && expected.containsKey(new ObjectName("table", parent))
                    && partition.lines().stream().anyMatch(line -> line.startsWith("partition bound: "))) {
                extra.remove(partition.name());
                String illness = health.ofPartition(partition, parent);
                if (illness != null) {
                    unprotected(partition, illness);
                }
            }
        }
    }

    private void unprotectedTables() {
        for (SchemaObject object : actual.values()) {
            String illness = object.kind().equals("table")
                            && schemas.contains(object.schema())
                            && !object.name().name().equals(table)
                    ? health.ofUnprotected(object)
                    : null;
            if (illness != null) {
                unprotected(object, illness);
            }
        }
    }

    private void unprotected(SchemaObject there, String illness) {
        differences.add(new SchemaDifference(
                Kind.UNHEALTHY,
                "row-security",
                there.name().name(),
                null,
                "disabled",
                expected.containsKey(there.name()) ? provenance.of(there) : null,
                illness));
    }

    private void differs(SchemaObject wanted, SchemaObject there) throws SQLException {
        SchemaObject tuned = Tuning.withoutOwn(there, wanted);
        if (tuned.lines().equals(wanted.lines()) || health.isBeingBuilt(there) || settlement.same(wanted, tuned)) {
            return;
        }
        String illness = health.ofDifference(wanted, tuned);
        add(illness == null ? Kind.DIFFERENT : Kind.UNHEALTHY, wanted, there, illness);
    }

    /** Whether it is in a schema that the migrations use, so that they could have made it. */
    private boolean isOurs(SchemaObject object) {
        return TOLD.contains(object.kind())
                && schemas.contains(object.schema())
                && !object.name().name().equals(table)
                && !object.table().equals(table)
                && !health.isBeingBuilt(object);
    }

    /** The same constraint or index under another name, where no migration says the name. */
    private void pairNamesThatPostgresChose() {
        Iterator<SchemaObject> all = missing.values().iterator();
        while (all.hasNext()) {
            SchemaObject one = all.next();
            boolean nameless = one.kind().equals("constraint") || one.kind().equals("index");
            SchemaObject other = nameless && !provenance.names(one.simpleName()) ? twin(one) : null;
            if (other != null) {
                extra.remove(other.name());
                all.remove();
            }
        }
    }

    private @Nullable SchemaObject twin(SchemaObject one) {
        for (SchemaObject other : extra.values()) {
            if (other.kind().equals(one.kind())
                    && other.table().equals(one.table())
                    && other.nameless().equals(one.nameless())) {
                return other;
            }
        }
        return null;
    }

    /** Where a table is not there, its columns need not be told, nor the index of a constraint. */
    private void removeParts(SortedMap<ObjectName, SchemaObject> objects) {
        Set<String> owners = new HashSet<>();
        Set<String> constraints = new HashSet<>();
        for (SchemaObject object : objects.values()) {
            if (OWNERS.contains(object.kind())) {
                owners.add(object.name().name());
            } else if (object.kind().equals("constraint")) {
                constraints.add(object.shown());
            }
        }
        for (SchemaDifference difference : differences) {
            if (difference.objectType().equals("constraint")) {
                constraints.add(difference.name());
            }
        }
        objects.values()
                .removeIf(object -> owners.contains(object.table())
                        || (!object.kind().equals("schema") && owners.contains(object.schema()))
                        || (object.kind().equals("index")
                                && constraints.contains(object.table() + "." + object.simpleName())));
    }

    private void add(Kind kind, @Nullable SchemaObject wanted, @Nullable SchemaObject there) {
        add(kind, wanted, there, null);
    }

    private void add(
            Kind kind, @Nullable SchemaObject wanted, @Nullable SchemaObject there, @Nullable String explanation) {
        SchemaObject object = wanted != null ? wanted : there;
        if (object == null) {
            return;
        }
        boolean security = object.kind().equals("row security");
        differences.add(new SchemaDifference(
                kind,
                object.type(),
                object.shown(),
                wanted == null ? null : wanted.definition(),
                there == null ? (security ? "disabled" : null) : there.definition(),
                wanted == null ? null : provenance.of(object),
                explanation == null ? "" : explanation));
    }
}

package io.github.migrationguard.schema;

import io.github.migrationguard.catalog.Snapshot;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rights that objects get when they are made (PostgreSQL manual, ALTER DEFAULT PRIVILEGES): those that the migrations
 * grant or revoke, against those that there are. Rights of others are nobody's business.
 */
final class DefaultPrivileges {
    /** The kind of such entries in a snapshot, and the words of the report. */
    static final String KIND = "default privileges";

    private static final String PART = "(\"(?:[^\"]|\"\")*\"|[^\" ]+)";
    private static final Pattern NAME = Pattern.compile("of " + PART + "(?: in " + PART + ")? for (.+)");
    private static final Set<String> WHO_ASKS = Set.of("current_user", "session_user", "current_role", "user");

    private final Snapshot live;
    private final String replayer;
    private final @Nullable String deployer;
    private final Map<Future, Map<String, String>> named = new TreeMap<>(Future.ORDER);

    /** What will be made: by whom, where (empty for every schema) and of which kind, by the names that PostgreSQL stores. */
    private record Future(String owner, String schema, String objects) {
        static final Comparator<Future> ORDER = Comparator.comparing(Future::owner)
                .thenComparing(Future::schema)
                .thenComparing(Future::objects);

        /** Those of one schema come on top of those of all (PostgreSQL manual, ALTER DEFAULT PRIVILEGES, Notes). */
        Privileges usual() {
            return schema.isEmpty()
                    ? Privileges.usual(objects.substring(0, objects.length() - 1))
                    : new Privileges(Map.of());
        }

        String shown() {
            return "of " + Names.quoted(owner) + (schema.isEmpty() ? "" : " in " + Names.quoted(schema)) + " for "
                    + objects;
        }
    }

    /**
     * Rights that differ; both as {@code role=letters}.
     *
     * @param roles whose rights they are
     * @param migration id of one that sets them by a statement of its own; null where none does
     */
    record Finding(
            String name,
            String wanted,
            String there,
            Set<String> roles,
            @Nullable String migration) {}

    /**
     * @param replayer the role that replays the migrations
     * @param deployer the role that runs them in the real database; null where nobody knows
     */
    DefaultPrivileges(Snapshot live, List<Migration> migrations, String replayer, @Nullable String deployer) {
        this.live = live;
        this.replayer = replayer;
        this.deployer = deployer;
        for (Migration migration : migrations) {
            for (Statement statement : migration.script().statements()) {
                if (statement.command() instanceof Command.AlterDefaultPrivileges change) {
                    note(change, migration.id());
                }
            }
        }
    }

    private void note(Command.AlterDefaultPrivileges change, String migration) {
        List<String> owners = values(change.owners());
        List<String> schemas = values(change.schemas());
        for (String owner : owners.isEmpty() ? List.of(replayer) : owners) {
            for (String schema : schemas.isEmpty() ? List.of("") : schemas) {
                Map<String, String> roles = named.computeIfAbsent(
                        new Future(real(owner), schema, change.objects()), future -> new TreeMap<>());
                for (Identifier role : change.roles()) {
                    roles.put(Privileges.grantee(role), migration);
                }
            }
        }
    }

    private static List<String> values(List<Identifier> names) {
        return names.stream().map(Identifier::value).toList();
    }

    /** Who it is in the real database; empty where nobody knows. */
    private String real(String role) {
        boolean asking = role.equals(replayer) || WHO_ASKS.contains(role);
        return !asking ? role : deployer == null ? "" : deployer;
    }

    /** @param given what there was before the migrations */
    List<Finding> between(Snapshot given, Snapshot expected) {
        Set<Future> unclear = new HashSet<>();
        Map<Future, String> before = entries(given, true, unclear);
        Map<Future, String> wanted = entries(expected, true, unclear);
        Map<Future, String> there = entries(live, false, unclear);
        Set<Future> all = new TreeSet<>(Future.ORDER);
        all.addAll(named.keySet());
        all.addAll(wanted.keySet());
        all.removeAll(unclear);
        List<Finding> findings = new ArrayList<>();
        for (Future future : all) {
            if (!future.owner().isEmpty() && hasSchema(future)) {
                Finding finding = finding(future, of(before, future), of(wanted, future), of(there, future));
                if (finding != null) {
                    findings.add(finding);
                }
            }
        }
        return findings;
    }

    /** @param unclear where two roles of the replay are one in the real database, so that nobody can say what it should have */
    private Map<Future, String> entries(Snapshot snapshot, boolean replayed, Set<Future> unclear) {
        Map<Future, String> entries = new TreeMap<>(Future.ORDER);
        snapshot.objects().forEach((name, definition) -> {
            Matcher matcher = NAME.matcher(name.kind().equals(KIND) ? name.name() : "");
            if (matcher.matches()) {
                String owner = Names.plain(matcher.group(1));
                String schema = matcher.group(2) == null ? "" : Names.plain(matcher.group(2));
                Future future = new Future(replayed ? real(owner) : owner, schema, matcher.group(3));
                if (entries.put(future, definition) != null) {
                    unclear.add(future);
                }
            }
        });
        return entries;
    }

    private static Privileges of(Map<Future, String> entries, Future future) {
        String items = entries.get(future);
        return items == null ? future.usual() : Privileges.of(items);
    }

    private boolean hasSchema(Future future) {
        return future.schema().isEmpty()
                || live.objects().keySet().stream()
                        .anyMatch(name -> name.kind().equals("schema")
                                && Names.plain(name.name()).equals(future.schema()));
    }

    private @Nullable Finding finding(Future future, Privileges before, Privileges should, Privileges does) {
        Map<String, String> statements = named.getOrDefault(future, Map.of());
        Set<String> roles = new TreeSet<>(statements.keySet());
        Set<String> known = new TreeSet<>(should.byGrantee().keySet());
        known.addAll(before.byGrantee().keySet());
        known.removeIf(role -> should.letters(role).equals(before.letters(role)));
        roles.addAll(known);
        // The replayer's own rights say nothing, and nobody needs rights on what is their own.
        roles.remove(replayer);
        roles.remove(future.owner());
        roles.removeAll(WHO_ASKS);
        roles.removeIf(role -> should.letters(role).equals(does.letters(role)));
        if (roles.isEmpty()) {
            return null;
        }
        List<String> want = new ArrayList<>();
        List<String> have = new ArrayList<>();
        String migration = null;
        for (String role : roles) {
            String shown = role.equals(Privileges.PUBLIC) ? "PUBLIC" : role;
            want.add(shown + "=" + should.letters(role));
            have.add(shown + "=" + does.letters(role));
            migration = statements.getOrDefault(role, migration);
        }
        return new Finding(
                future.shown(), String.join(", ", want), String.join(", ", have), Set.copyOf(roles), migration);
    }
}

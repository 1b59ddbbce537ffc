package io.github.migrationguard.proof;

import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The roles of the server, which all databases share. While a crash is played, roles that the migration has made since
 * then go under another name, so that it meets the roles of its own time.
 */
final class Roles implements AutoCloseable {
    private static final String ASIDE = "migration guard aside ";
    private static final String NAMES = "SELECT rolname FROM pg_catalog.pg_roles ORDER BY rolname";

    private final ScratchServer server;
    private final Set<String> atStart;
    private Set<String> kept;
    private final Map<String, String> aside = new LinkedHashMap<>();
    private final Set<String> revived = new TreeSet<>();
    private @Nullable Connection superuser;

    Roles(ScratchServer server) throws SQLException {
        this.server = server;
        this.atStart = names();
        this.kept = atStart;
    }

    /** Notes the roles that there are before a migration. */
    void keep() throws SQLException {
        kept = names();
    }

    /** Makes those of the given names that there are not. */
    void makeMissing(Collection<String> wanted) throws SQLException {
        Set<String> now = names();
        for (String name : wanted) {
            if (now.add(name)) {
                run("CREATE ROLE " + quoted(name));
            }
        }
    }

    /** Whether there are other roles than when this was made. */
    boolean areOthers() throws SQLException {
        return !names().equals(atStart);
    }

    /** Gives the roles that came since {@link #keep} other names, and makes those again that went. */
    void putAside() throws SQLException {
        Set<String> now = names();
        for (String name : now) {
            if (!kept.contains(name)) {
                String other = ASIDE + aside.size();
                rename(name, other);
                aside.put(name, other);
            }
        }
        for (String name : kept) {
            if (!now.contains(name)) {
                run("CREATE ROLE " + quoted(name));
                revived.add(name);
            }
        }
    }

    /** Drops what a play has made, and puts the roles back as they were. */
    void bringBack() throws SQLException {
        for (String name : names()) {
            boolean made = !kept.contains(name) && !aside.containsValue(name);
            if (made || revived.contains(name)) {
                run("DROP ROLE " + quoted(name));
            }
        }
        for (Map.Entry<String, String> one : aside.entrySet()) {
            rename(one.getValue(), one.getKey());
        }
        aside.clear();
        revived.clear();
    }

    /** Drops all roles that came since this was made; no database may need them any more. */
    void dropNew() throws SQLException {
        for (String name : names()) {
            if (!atStart.contains(name)) {
                run("DROP ROLE " + quoted(name));
            }
        }
    }

    /** None on a server of the user's: there roles are not made, and those of others come and go. */
    private Set<String> names() throws SQLException {
        Set<String> names = new TreeSet<>();
        if (server.source() == ServerSource.URL) {
            return names;
        }
        try (Statement statement = superuser().createStatement();
                ResultSet rows = statement.executeQuery(NAMES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private Connection superuser() throws SQLException {
        if (superuser == null) {
            superuser = server.superuser("postgres");
        }
        return superuser;
    }

    @Override
    public void close() throws SQLException {
        if (superuser != null) {
            superuser.close();
        }
    }

    private void rename(String from, String to) throws SQLException {
        run("ALTER ROLE " + quoted(from) + " RENAME TO " + quoted(to));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = superuser().createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

package io.github.migrationguard.server;

import io.github.migrationguard.database.DatabaseUrl;
import io.github.migrationguard.database.Sessions;
import io.github.migrationguard.finding.GuardException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running server that the user named. Only databases that were made here are opened and dropped. Their names carry
 * who made them, {@code migration_guard_<12 hexadecimal digits>}, and as long as that build lives it holds an advisory
 * lock whose key is this number: what is left of builds that died is dropped by the next one.
 */
public final class DevelopmentServer implements ScratchServer {
    private static final String NAME = "migration_guard_([0-9a-f]{12})(_[a-z0-9_]+)?";
    private static final Pattern OWN = Pattern.compile(NAME);
    private static final int OLDEST_MAJOR = 14;
    private static final int NEWEST_MAJOR = 18;

    private static final String RIGHTS = """
            SELECT rolcreatedb,
                   concat_ws(', ', CASE WHEN rolsuper THEN 'SUPERUSER' END, CASE WHEN rolcreaterole THEN 'CREATEROLE' END,
                             CASE WHEN rolreplication THEN 'REPLICATION' END,
                             (SELECT string_agg(p.rolname, ', ' ORDER BY p.rolname) FROM pg_catalog.pg_roles p
                              WHERE p.rolname IN ('pg_execute_server_program', 'pg_read_server_files',
                                                  'pg_write_server_files')
                              AND NOT r.rolsuper AND pg_catalog.pg_has_role(r.oid, p.oid, 'MEMBER')))
            FROM pg_catalog.pg_roles r WHERE rolname = session_user""";

    private static final String LEFT = """
            SELECT datname FROM pg_catalog.pg_database
            WHERE datname ~ ? AND datdba = (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = session_user)""";

    /** All databases show the locks of all; a key of 64 bits is shown in two halves (PostgreSQL manual, 54.12). */
    private static final String LOCKED = """
            SELECT FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND objsubid = 1
            AND (classid::bigint << 32 | objid::bigint) = ?""";

    private final Sessions sessions;
    private final String user;
    private final String password;
    private final Connection admin;
    private final String version;
    private final Set<Long> locked = new TreeSet<>();
    private final Set<String> made = new TreeSet<>();

    private DevelopmentServer(DatabaseUrl url, String user, String password) throws SQLException {
        this.sessions = url.sessions();
        this.user = user;
        this.password = password;
        this.admin = sessions.open(url.database(), user, password);
        try (Statement statement = admin.createStatement()) {
            try (ResultSet row = statement.executeQuery("SHOW server_version")) {
                row.next();
                version = row.getString(1).split(" ", 2)[0];
            }
            refuseOtherVersions();
            refuseOtherRights(statement);
            statement.execute("SET idle_session_timeout = 0");
            dropLeftovers();
        } catch (SQLException | GuardException e) {
            admin.close();
            throw e;
        }
    }

    /**
     * Connects, and drops what dead builds of this user have left.
     *
     * @throws GuardException where the server, the user or its rights are not what a proof needs; the message is one line
     *     without a password
     */
    public static DevelopmentServer connect(DevelopmentLogin login) {
        DatabaseUrl url = DatabaseUrl.parse("proof.url", login.url());
        String user = login.user() != null ? login.user() : url.user();
        String password = login.password() != null ? login.password() : url.password();
        if (user == null || user.isBlank()) {
            throw new GuardException(
                    "proof.url names no user, and proof.user is not set",
                    "Set the parameter proof.user to a role that has CREATEDB.");
        }
        try {
            return new DevelopmentServer(url, user, password == null ? "" : password);
        } catch (SQLException e) {
            throw failure(e, url, user);
        }
    }

    private static GuardException failure(SQLException e, DatabaseUrl url, String user) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String said =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^FATAL: ", "");
        if (state.startsWith("28") || said.contains("password")) {
            return new GuardException(
                    "proof.user " + user + " is not let in by the server of proof.url, " + url.address() + ": " + said,
                    "Correct the parameters proof.user and proof.password.",
                    e);
        }
        return new GuardException(
                "proof.url: there is no way to the database " + url.database() + " at " + url.address() + ": " + said,
                "Correct the parameter proof.url, or leave it out: the proof then starts a server of its own.",
                e);
    }

    private void refuseOtherVersions() {
        if (major() < OLDEST_MAJOR || major() > NEWEST_MAJOR) {
            throw new GuardException(
                    "proof.url names a PostgreSQL " + version + ", which no proof can be made on",
                    "Name a server of version " + OLDEST_MAJOR + " to " + NEWEST_MAJOR + ".");
        }
    }

    /** What a migration can do with these reaches beyond its database. */
    private void refuseOtherRights(Statement statement) throws SQLException {
        try (ResultSet role = statement.executeQuery(RIGHTS)) {
            role.next();
            String tooMuch = role.getString(2);
            if (!tooMuch.isEmpty()) {
                throw new GuardException(
                        "proof.user " + user + " has rights on the whole server (" + tooMuch
                                + "), and the migrations would run with them",
                        "Make a role for it: CREATE ROLE migration_guard LOGIN CREATEDB PASSWORD '...'.");
            }
            if (!role.getBoolean(1)) {
                throw new GuardException(
                        "proof.user " + user + " may not create databases on the server of proof.url",
                        "Run ALTER ROLE " + Sessions.quoted(user) + " CREATEDB there.");
            }
        }
    }

    private void dropLeftovers() throws SQLException {
        List<String> left = new ArrayList<>();
        try (PreparedStatement query = admin.prepareStatement(LEFT)) {
            query.setString(1, "^" + NAME + "$");
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    left.add(rows.getString(1));
                }
            }
        }
        // A build locks before it makes its first database, so that none is seen here without its lock.
        for (String name : left) {
            if (!isLocked(key(name))) {
                drop(name);
            }
        }
    }

    private boolean isLocked(long key) throws SQLException {
        try (PreparedStatement query = admin.prepareStatement(LOCKED)) {
            query.setLong(1, key);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static long key(String name) {
        Matcher own = OWN.matcher(name);
        if (!own.matches()) {
            throw new IllegalArgumentException(name + " is no name for a scratch database");
        }
        return Long.parseLong(own.group(1), 16);
    }

    @Override
    public ServerSource source() {
        return ServerSource.URL;
    }

    @Override
    public String version() {
        return version;
    }

    /** As {@link #owner}: on a server of the user's nobody of ours is a superuser. */
    @Override
    public Connection superuser(String database) throws SQLException {
        return owner(database);
    }

    @Override
    public synchronized Connection owner(String database) throws SQLException {
        if (!made.contains(database)) {
            throw new IllegalArgumentException(database + " was not made here");
        }
        return sessions.open(database, user, password);
    }

    @Override
    public String ownerRole() {
        return user;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where the name does not begin as the names of scratch databases do, or the template
     *     is somebody else's
     */
    @Override
    public synchronized void createDatabase(String name, String template) throws SQLException {
        if (!template.equals("template1") && !made.contains(template)) {
            throw new IllegalArgumentException(template + " was not made here");
        }
        make(name, " TEMPLATE " + Sessions.quoted(template));
    }

    @Override
    public synchronized void createDatabase(String name, DatabaseLocale like) throws SQLException {
        like.nearest(major(), options -> make(name, " TEMPLATE template0" + options));
    }

    private void make(String name, String options) throws SQLException {
        long key = key(name);
        if (locked.add(key)) {
            try (PreparedStatement lock = admin.prepareStatement("SELECT pg_catalog.pg_advisory_lock(?)")) {
                lock.setLong(1, key);
                lock.execute();
            }
        }
        execute("CREATE DATABASE " + Sessions.quoted(name) + options);
        // Not earlier: one that was there already is not ours to drop.
        made.add(name);
    }

    @Override
    public synchronized void dropDatabase(String name) throws SQLException {
        if (made.contains(name)) {
            drop(name);
            made.remove(name);
        }
    }

    private void drop(String name) throws SQLException {
        execute("DROP DATABASE IF EXISTS " + Sessions.quoted(name) + " WITH (FORCE)");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Drops what was made here and is still there; with the session the locks end. */
    @Override
    public synchronized void close() {
        try {
            if (!admin.isClosed()) {
                for (String name : Set.copyOf(made)) {
                    dropDatabase(name);
                }
                admin.close();
            }
        } catch (SQLException e) {
            throw new GuardException(
                    "databases of the proof could not be dropped on the server of proof.url: " + e.getMessage(),
                    "The next build with the same proof.user drops them.",
                    e);
        }
    }
}

package io.github.migrationguard.server;

import io.github.migrationguard.database.Sessions;
import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A server of this JVM's own: reachable from this machine with a random password only, with settings for speed, gone
 * without a trace when it is closed or when the JVM dies.
 */
public final class EmbeddedServer implements ScratchServer {
    static final String SUPERUSER = "postgres";
    private static final String OWNER = "guard";

    private final ServerSource source;
    private final WorkDirectory work;
    private final ServerProcess process;
    private final Sessions sessions;
    private final String superuserPassword;
    private final String ownerPassword;
    private final Connection admin;
    private final String version;

    private EmbeddedServer(Installation installation, WorkDirectory work, ServerProcess process, String firstPassword)
            throws SQLException {
        this.source = installation.source();
        this.work = work;
        this.process = process;
        this.sessions = Sessions.local(process.port());
        this.superuserPassword = Passwords.random();
        this.ownerPassword = Passwords.random();
        this.admin = sessions.open(SUPERUSER, SUPERUSER, firstPassword);
        try (Statement statement = admin.createStatement()) {
            this.version = version(statement);
            statement.execute(roles());
        }
    }

    /**
     * Gets the programs if need be, and starts a server.
     *
     * @throws GuardException where no server of this version can be had or started here; the message is one line
     */
    public static EmbeddedServer start(ServerSettings settings) {
        try {
            Account account = Account.choose();
            Cache cache = Cache.open(settings.cache(), account);
            LocalInstallations local = new LocalInstallations(cache, LocalInstallations.usual(settings.major()));
            return start(cache, new Installations(cache, settings, Platform.name(), local).find());
        } catch (IOException | UncheckedIOException | SQLException e) {
            throw failure(e);
        }
    }

    static EmbeddedServer start(Cache cache, Installation installation) throws IOException, SQLException {
        WorkDirectory.sweep(cache.running());
        WorkDirectory work = WorkDirectory.create(cache.data());
        try {
            String password = new DataTemplate(cache, installation).copyInto(work.path());
            ServerProcess process = ServerProcess.start(installation, cache.account(), work.path());
            try {
                return new EmbeddedServer(installation, work, process, password);
            } catch (SQLException | RuntimeException e) {
                process.close();
                throw e;
            }
        } catch (IOException | SQLException | RuntimeException e) {
            work.close();
            throw e;
        }
    }

    private static GuardException failure(Exception cause) {
        return new GuardException(
                "the server for the proof could not be started (" + cause + ")",
                "See whether the disk of cacheDirectory has room, or set the parameter proof to never.",
                cause);
    }

    private static String version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW server_version")) {
            row.next();
            return row.getString(1).split(" ", 2)[0];
        }
    }

    /** Parameters can be granted since PostgreSQL 15 (manual, section 5.8). */
    private String roles() {
        String roles = "ALTER ROLE " + SUPERUSER + " PASSWORD '" + Passwords.verifier(superuserPassword)
                + "'; CREATE ROLE " + OWNER + " LOGIN CREATEDB CREATEROLE PASSWORD '"
                + Passwords.verifier(ownerPassword) + "'";
        return major() < 15 ? roles : roles + "; GRANT SET ON PARAMETER session_replication_role TO " + OWNER;
    }

    @Override
    public ServerSource source() {
        return source;
    }

    /** Where this server's data and log are until it is closed. */
    WorkDirectory work() {
        return work;
    }

    @Override
    public String version() {
        return version;
    }

    /** Of 127.0.0.1. */
    public int port() {
        return process.port();
    }

    @Override
    public Connection superuser(String database) throws SQLException {
        return sessions.open(database, SUPERUSER, superuserPassword);
    }

    @Override
    public Connection owner(String database) throws SQLException {
        return sessions.open(database, OWNER, ownerPassword);
    }

    @Override
    public String ownerRole() {
        return OWNER;
    }

    @Override
    public void createDatabase(String name, String template) throws SQLException {
        // Without durability copying files is the quicker strategy; PostgreSQL 14 has no other.
        execute("CREATE DATABASE " + Sessions.quoted(name) + " TEMPLATE " + Sessions.quoted(template) + " OWNER "
                + OWNER + (major() < 15 ? "" : " STRATEGY file_copy"));
    }

    @Override
    public void createDatabase(String name, DatabaseLocale like) throws SQLException {
        like.nearest(
                major(),
                options -> execute(
                        "CREATE DATABASE " + Sessions.quoted(name) + " TEMPLATE template0 OWNER " + OWNER + options));
    }

    @Override
    public void dropDatabase(String name) throws SQLException {
        execute("DROP DATABASE IF EXISTS " + Sessions.quoted(name) + " WITH (FORCE)");
    }

    private void execute(String sql) throws SQLException {
        synchronized (admin) {
            try (Statement statement = admin.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        try {
            admin.close();
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            stop();
        }
    }

    private void stop() {
        process.close();
        try {
            work.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

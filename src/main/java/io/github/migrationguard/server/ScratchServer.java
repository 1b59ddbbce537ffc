package io.github.migrationguard.server;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A server on which databases can be made and thrown away. Migrations run as the owner of their database, who is no
 * superuser. Safe for use by several threads; each connection is for one.
 */
public interface ScratchServer extends AutoCloseable {
    ServerSource source();

    /** As {@code SHOW server_version} begins: {@code 17.11}. */
    String version();

    /** 14 to 18. */
    default int major() {
        return Integer.parseInt(version().split("\\D", 2)[0]);
    }

    /** A new session with all rights, for what the guard itself has to do. Auto-commit is on. */
    Connection superuser(String database) throws SQLException;

    /** A new session of the role that owns the databases made here. Auto-commit is on. */
    Connection owner(String database) throws SQLException;

    /** The name of the role behind {@link #owner}. */
    String ownerRole();

    /** Makes an empty database, owned by {@link #ownerRole()}. */
    default void createDatabase(String name) throws SQLException {
        createDatabase(name, "template1");
    }

    /**
     * Makes a database as a copy of another one, to which nobody may be connected.
     *
     * @throws SQLException 42P04 where the name is taken, 55006 where the template is in use
     */
    void createDatabase(String name, String template) throws SQLException;

    /** Makes an empty database that is as near to another server's as this server can be. */
    void createDatabase(String name, DatabaseLocale like) throws SQLException;

    /** Drops a database if it exists, and ends the sessions in it. */
    void dropDatabase(String name) throws SQLException;

    /** Stops using the server, and leaves nothing of what was made here. May be called twice. */
    @Override
    void close();
}

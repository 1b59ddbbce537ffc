package io.github.migrationguard.proof;

import io.github.migrationguard.server.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The databases in which one history is played: the main one, where its migrations run one after the other as their tool
 * would run them, and copies that crashes are played in.
 */
final class Workbench implements AutoCloseable {
    private final ScratchServer server;
    private final ProofSettings settings;
    private final String main;
    private final String base;
    private final String copy;
    private final Roles roles;
    private MigrationSession session;
    private @Nullable MigrationSession beside;
    private @Nullable StateReader reader;

    Workbench(ScratchServer server, ProofSettings settings, String name) throws SQLException {
        this.server = server;
        this.settings = settings;
        this.main = name;
        this.base = name + "_base";
        this.copy = name + "_copy";
        this.roles = new Roles(server);
        server.createDatabase(main);
        if (!settings.bootstrap().isBlank()) {
            privileged(main, settings.bootstrap());
        }
        this.session = open(main, SessionState.NEW);
    }

    /** The session that the history's tool works in. */
    MigrationSession session() {
        return session;
    }

    /** Keeps the state of the main database, so that copies can be made of it. The session goes on as it was. */
    void keepBase() throws SQLException {
        SessionState state = SessionState.of(session.connection());
        session.close();
        closeBeside();
        server.dropDatabase(base);
        server.createDatabase(base, main);
        roles.keep();
        session = open(main, state);
    }

    /** What one play in a copy of the base finds. */
    interface Trial<T> {
        T in(Copy copy) throws SQLException;
    }

    /** A database that is as the main one was before the migration. */
    final class Copy {
        private final SessionState state;

        private Copy(SessionState state) {
            this.state = state;
        }

        /** A session as the tool's own was before the migration. */
        MigrationSession interrupted() throws SQLException {
            return open(copy, state);
        }

        /** The session of the next attempt, a new one. */
        MigrationSession next() throws SQLException {
            return open(copy, SessionState.NEW);
        }

        Connection superuser() throws SQLException {
            return server.superuser(copy);
        }
    }

    /** Plays in a fresh copy of the base, with the roles of that time. */
    <T> T inCopy(SessionState before, Trial<T> trial) throws SQLException {
        roles.putAside();
        try {
            server.createDatabase(copy, base);
            return trial.in(new Copy(before));
        } finally {
            server.dropDatabase(copy);
            roles.bringBack();
        }
    }

    Connection superuser() throws SQLException {
        return server.superuser(main);
    }

    /** A session beside the tool's own, for re-runs that are rolled back. */
    MigrationSession beside() throws SQLException {
        if (beside == null) {
            beside = open(main, SessionState.NEW);
        }
        return beside;
    }

    /** Reads through the session {@link #beside}. */
    StateReader readerBeside() throws SQLException {
        if (reader == null) {
            reader = new StateReader(beside().connection());
        }
        return reader;
    }

    private void closeBeside() throws SQLException {
        if (beside != null) {
            beside.close();
            beside = null;
            reader = null;
        }
    }

    /** What is run again in a database from the start. */
    interface Replay {
        void in(MigrationSession session) throws SQLException;
    }

    /** Makes the base anew where it was not kept: everything up to the migration is run again. */
    void rebuildBase(Replay earlier) throws SQLException {
        server.dropDatabase(base);
        server.createDatabase(base);
        if (!settings.bootstrap().isBlank()) {
            privileged(base, settings.bootstrap());
        }
        try (MigrationSession replaying = open(base, SessionState.NEW)) {
            earlier.in(replaying);
        }
        roles.keep();
    }

    private MigrationSession open(String database, SessionState state) throws SQLException {
        MigrationSession opened =
                new MigrationSession(server.owner(database), settings, sql -> privileged(database, sql));
        state.applyTo(opened.connection());
        return opened;
    }

    private void privileged(String database, String sql) throws SQLException {
        try (Connection superuser = server.superuser(database);
                Statement statement = superuser.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        closeBeside();
        session.close();
        server.dropDatabase(copy);
        server.dropDatabase(base);
        server.dropDatabase(main);
        roles.dropNew();
    }
}

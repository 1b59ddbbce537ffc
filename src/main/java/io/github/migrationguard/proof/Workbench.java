package io.github.migrationguard.proof;

import io.github.migrationguard.database.Sessions;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.server.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
    private @Nullable Beside beside;
    private SessionState baseState = SessionState.NEW;
    private boolean basePresent;
    private boolean rolesChanged;
    private final List<Replay> sinceBase = new ArrayList<>();

    /** @throws GuardException where the bootstrap fails */
    Workbench(ScratchServer server, ProofSettings settings, String name) throws SQLException {
        this.server = server;
        this.settings = settings;
        this.main = name;
        this.base = name + "_base";
        this.copy = name + "_copy";
        this.roles = new Roles(server);
        try {
            create(main);
        } catch (SQLException | GuardException failure) {
            server.dropDatabase(main);
            roles.close();
            throw failure;
        }
        // Roles of the bootstrap cannot be made a second time.
        this.rolesChanged = Outside.reaches(settings.bootstrap());
        this.session = open(main, SessionState.NEW);
    }

    /** The session that the history's tool works in. */
    MigrationSession session() {
        return session;
    }

    /**
     * A migration was run in the main database.
     *
     * @param changesRoles whether it may have made or dropped roles, which cannot be done a second time
     */
    void ran(Replay migration, boolean changesRoles) {
        sinceBase.add(migration);
        rolesChanged |= changesRoles;
    }

    /**
     * Runs what is no migration in the main database, in a session of its own.
     *
     * @param changesRoles whether that cannot be done a second time
     */
    void addRows(Replay rows, boolean changesRoles) throws SQLException {
        try (MigrationSession adding = open(main, SessionState.NEW)) {
            rows.in(adding);
        }
        sinceBase.add(session -> {
            try (MigrationSession adding = open(base, SessionState.NEW)) {
                rows.in(adding);
            }
        });
        rolesChanged |= changesRoles;
    }

    /** The settings that the tool's session had when the main database was what the base is. */
    SessionState baseState() {
        return baseState;
    }

    /** Keeps the state of the main database, so that copies can be made of it. The session goes on as it was. */
    void keepBase() throws SQLException {
        baseState = SessionState.of(session.connection());
        session.close();
        closeBeside();
        server.dropDatabase(base);
        server.createDatabase(base, main);
        basePresent = true;
        roles.keep();
        sinceBase.clear();
        rolesChanged = false;
        session = open(main, baseState);
    }

    /** Makes sure that {@link #rebuildBase} can bring the base to what the main database is now. */
    void prepareRebuild() throws SQLException {
        if (rolesChanged) {
            keepBase();
        }
    }

    /** Brings the base to what the main database was before the migration that runs now. */
    void rebuildBase() throws SQLException {
        if (!basePresent) {
            create(base);
            basePresent = true;
        }
        try (MigrationSession replaying = open(base, baseState)) {
            for (Replay migration : sinceBase) {
                migration.in(replaying);
            }
            baseState = SessionState.of(replaying.connection());
        }
        sinceBase.clear();
        roles.keep();
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

    /** Sessions beside the tool's own, for re-runs that are rolled back. */
    Beside beside() throws SQLException {
        if (beside == null) {
            MigrationSession again = open(main, SessionState.NEW);
            beside = new Beside(again, superuser());
        }
        return beside;
    }

    private void closeBeside() throws SQLException {
        if (beside != null) {
            beside.close();
            beside = null;
        }
    }

    /** What is run again in another database. */
    interface Replay {
        void in(MigrationSession session) throws SQLException;
    }

    /** As it is before the first migration. */
    private void create(String database) throws SQLException {
        server.createDatabase(database);
        bootstrap(settings.bootstrap(), sql -> privileged(database, sql));
        if (!settings.isUsualSchema()) {
            privileged(
                    database,
                    "CREATE SCHEMA IF NOT EXISTS " + Sessions.quoted(settings.schema()) + " AUTHORIZATION "
                            + Sessions.quoted(server.ownerRole()));
        }
    }

    /** @throws GuardException where it fails */
    static void bootstrap(String sql, MigrationSession.Privileged privileged) {
        if (sql.isBlank()) {
            return;
        }
        try {
            privileged.run(sql);
        } catch (SQLException raised) {
            SqlFailure failure = SqlFailure.of(raised);
            throw new GuardException(
                    "bootstrap fails: " + failure.sqlState() + " " + failure.message(),
                    "Correct the SQL that the parameter bootstrap names.",
                    raised);
        }
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
        roles.close();
    }
}

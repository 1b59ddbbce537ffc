package io.github.migrationguard.proof;

import io.github.migrationguard.database.Sessions;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.server.DatabaseLocale;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSource;
import io.github.migrationguard.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scratch database in which migrations are run one after the other, in one session, as their tool runs them. */
public final class MigratedDatabase implements AutoCloseable {
    private final ScratchServer server;
    private final ProofSettings settings;
    private final String name;
    private final String schema;
    private final Roles roles;
    private @Nullable MigrationSession session;

    private MigratedDatabase(ScratchServer server, ProofSettings settings, String name, String schema)
            throws SQLException {
        this.server = server;
        this.settings = settings;
        this.name = name;
        this.schema = schema;
        this.roles = new Roles(server);
    }

    /** Why a migration did not run to its end. */
    public record Stop(int statement, String sqlState, String message) {}

    /**
     * Makes the database and runs the bootstrap in it.
     *
     * @param schema what names without a schema mean; made where it is missing
     * @param locale how it is to store and sort text
     * @param roles that the bootstrap and the migrations may name; made where they are missing, without any right
     * @throws io.github.migrationguard.finding.GuardException where the bootstrap fails
     */
    public static MigratedDatabase create(
            ScratchServer server,
            ProofSettings settings,
            String name,
            DatabaseLocale locale,
            String schema,
            List<String> roles)
            throws SQLException {
        MigratedDatabase database = new MigratedDatabase(server, settings, name, schema);
        try {
            server.createDatabase(name, locale);
            database.prepare(roles);
            return database;
        } catch (SQLException | RuntimeException failure) {
            try {
                database.close();
            } catch (SQLException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private void prepare(List<String> wanted) throws SQLException {
        if (server.source() != ServerSource.URL) {
            roles.makeMissing(wanted);
        }
        Workbench.bootstrap(settings.bootstrap(), this::privileged);
        privileged("CREATE SCHEMA IF NOT EXISTS " + Sessions.quoted(schema) + " AUTHORIZATION "
                + Sessions.quoted(server.ownerRole()));
        MigrationSession opened = new MigrationSession(server.owner(name), settings, this::privileged);
        session = opened;
        opened.execute(searchPath());
    }

    private String searchPath() {
        return "SET search_path = " + Sessions.quoted(schema);
    }

    /** As a superuser; what has no schema is meant for the migrations' own. */
    private void privileged(String sql) throws SQLException {
        try (Connection superuser = server.superuser(name);
                java.sql.Statement statement = superuser.createStatement()) {
            statement.setEscapeProcessing(false);
            if (session != null) {
                statement.execute(searchPath());
            }
            statement.execute(sql);
        }
    }

    /** Runs a statement of the guard's own, in the session of the migrations. */
    public void execute(String sql) throws SQLException {
        session().execute(sql);
    }

    /** Runs a migration; null where it ran to its end. */
    public @Nullable Stop run(Migration migration) throws SQLException {
        Task task = Task.of(migration, null, settings.placeholders(), server.source() != ServerSource.URL);
        String obstacle = task.obstacle();
        if (obstacle != null) {
            return new Stop(1, "", obstacle);
        }
        Play.Stop stop = new Play(task.executables(), task.crashModel()).all(session());
        session().giveUp();
        return stop == null ? null : stopped(stop);
    }

    /** Whether the rest may be run all the same. */
    public interface Tolerance {
        boolean passesOver(Statement statement, Stop stop);
    }

    /** Runs a migration statement by statement, and goes on behind those that may fail; null where it came to its end. */
    public @Nullable Stop run(Migration migration, Tolerance tolerance) throws SQLException {
        Task task = Task.of(migration, null, settings.placeholders(), server.source() != ServerSource.URL);
        String obstacle = task.obstacle();
        if (obstacle != null) {
            return new Stop(1, "", obstacle);
        }
        for (Executable executable : task.executables()) {
            SqlFailure failure = session().attempt(executable);
            if (failure == null) {
                continue;
            }
            Stop stop = stopped(new Play.Stop(executable, failure));
            Statement statement = migration.script().statements().get(executable.number() - 1);
            // Nothing can be passed over in a transaction that is aborted.
            if (!session().isIdle() || !tolerance.passesOver(statement, stop)) {
                session().giveUp();
                return stop;
            }
        }
        session().giveUp();
        return null;
    }

    /** Looks at the database through the session of the migration, whose transaction may be open. */
    public interface Look {
        void at(Connection session) throws SQLException;
    }

    /**
     * How a migration ran.
     *
     * @param survivors by crash point, from 0 on: the last statement whose work survives there, 0 for none
     * @param stop null where it ran to its end
     */
    public record Run(List<Integer> survivors, @Nullable Stop stop) {}

    /** Runs a migration, and lets somebody look before each statement and behind the last. */
    public Run run(Migration migration, Look look) throws SQLException {
        Task task = Task.of(migration, null, settings.placeholders(), server.source() != ServerSource.URL);
        Connection connection = session().connection();
        String obstacle = task.obstacle();
        if (obstacle != null) {
            look.at(connection);
            return new Run(List.of(0), new Stop(1, "", obstacle));
        }
        Play play = new Play(task.executables(), task.crashModel());
        CleanRun run = play.clean(session(), new Play.Observer() {
            @Override
            public void before(Executable statement) throws SQLException {
                look.at(connection);
            }
        });
        session().giveUp();
        if (run.stop() == null) {
            look.at(connection);
        }
        return new Run(run.points().committed(), run.stop() == null ? null : stopped(run.stop()));
    }

    private static Stop stopped(Play.Stop stop) {
        return new Stop(
                stop.statement().number(),
                stop.failure().sqlState(),
                stop.failure().message());
    }

    private MigrationSession session() {
        if (session == null) {
            throw new IllegalStateException("the database is not prepared");
        }
        return session;
    }

    /** A new session of the role that runs the migrations. */
    public Connection owner() throws SQLException {
        return server.owner(name);
    }

    /** Drops the database, and the roles that came with it. */
    @Override
    public void close() throws SQLException {
        if (session != null) {
            session.close();
        }
        server.dropDatabase(name);
        try (roles) {
            roles.dropNew();
        }
    }
}

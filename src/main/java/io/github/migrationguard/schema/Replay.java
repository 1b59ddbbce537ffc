package io.github.migrationguard.schema;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.Snapshot;
import io.github.migrationguard.catalog.live.SnapshotReader;
import io.github.migrationguard.database.Sessions;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.UnplayableException;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.MigratedDatabase;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The recorded migrations, run in a scratch database: what the real one should look like. After each migration it can be
 * compared with what the real one has.
 */
public final class Replay implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String DATABASE = "migration_guard_replay";

    /** Migrations may name it; Prisma 7.10 creates it like this. */
    private static final String HISTORY_TABLE = """
            CREATE TABLE IF NOT EXISTS %s._prisma_migrations (
              id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
              migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
              started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)""";

    private final MigratedDatabase database;
    private final String schema;
    private final Connection connection;
    private final SnapshotReader reader;
    private final Snapshot given;
    private final List<Migration> replayed = new ArrayList<>();
    private final Lacking lacking;

    private Replay(MigratedDatabase database, String schema) throws SQLException {
        this.database = database;
        this.schema = schema;
        this.connection = database.owner();
        this.reader = new SnapshotReader(connection, TIMEOUT);
        this.given = reader.read();
        this.lacking = new Lacking(extensions(connection));
    }

    private static Set<String> extensions(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT name FROM pg_catalog.pg_available_extensions");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /**
     * Makes the scratch database.
     *
     * @param server best of the same major version as the real one
     * @param schema what names without a schema mean
     * @param live whose roles may be named
     * @param migrations that will be replayed; roles that they make are not made before
     * @throws GuardException where the bootstrap fails
     */
    public static Replay begin(
            ScratchServer server, ProofSettings settings, String schema, LiveSchema live, List<Migration> migrations)
            throws SQLException {
        List<String> roles = new ArrayList<>(live.roles());
        roles.removeAll(made(migrations));
        MigratedDatabase database = MigratedDatabase.create(server, settings, DATABASE, live.locale(), schema, roles);
        try {
            database.execute(HISTORY_TABLE.formatted(Sessions.quoted(schema)));
            return new Replay(database, schema);
        } catch (SQLException failure) {
            database.close();
            throw failure;
        }
    }

    /**
     * Replays migrations, and compares what they leave with what the real database has.
     *
     * @throws GuardException where the replay fails
     */
    public static Compared compare(
            ScratchServer server, ProofSettings settings, String schema, LiveSchema live, List<Migration> migrations) {
        try (Replay replay = begin(server, settings, schema, live, migrations)) {
            for (Migration migration : migrations) {
                replay.run(migration);
            }
            return SchemaComparison.compared(replay, live);
        } catch (SQLException failure) {
            throw broken(failure);
        }
    }

    /** Where the scratch server itself fails. */
    public static GuardException broken(SQLException failure) {
        return new GuardException(
                "The recorded migrations could not be replayed: " + failure.getMessage(),
                "See whether the disk of cacheDirectory has room, then call the goal again.",
                failure);
    }

    private static Set<String> made(List<Migration> migrations) {
        Set<String> roles = new HashSet<>();
        for (Migration migration : migrations) {
            for (Statement statement : migration.script().statements()) {
                if (statement.command() instanceof Command.CreateRole role) {
                    roles.add(role.name().value());
                }
            }
        }
        return roles;
    }

    /**
     * Runs the next migration.
     *
     * @throws GuardException where it fails; says at which statement
     */
    public void run(Migration migration) throws SQLException {
        MigratedDatabase.Stop stop = lacking.concerns(migration.script().statements())
                ? database.run(migration, lacking)
                : database.run(migration);
        if (stop != null) {
            throw failed(migration, stop);
        }
        replayed.add(migration);
    }

    /** Runs the next migration as far as it goes, and looks at what each of its statements makes. */
    public Trail trace(Migration migration) throws SQLException {
        List<Map<ObjectName, String>> states = new ArrayList<>();
        MigratedDatabase.Run run = database.run(migration, session -> {
            try (SnapshotReader behind = new SnapshotReader(session, TIMEOUT)) {
                states.add(SchemaObjects.of(behind.read()).definitions());
            }
        });
        replayed.add(migration);
        MigratedDatabase.Stop stop = run.stop();
        return new Trail(
                states, run.survivors(), stop == null ? null : (stop.sqlState() + " " + stop.message()).strip());
    }

    /** What the migrations so far leave: definitions by name. */
    public Map<ObjectName, String> definitions() throws SQLException {
        return SchemaObjects.of(state()).definitions();
    }

    private static GuardException failed(Migration migration, MigratedDatabase.Stop stop) {
        int offset = migration.script().statements().isEmpty()
                ? 0
                : migration.script().statements().get(stop.statement() - 1).start();
        String place =
                migration.file() + ":" + migration.source().span(offset, offset).line();
        return new UnplayableException(
                "The replay of the recorded migrations fails at " + place + " (statement " + stop.statement() + "): "
                        + stop.message() + (stop.sqlState().isEmpty() ? "" : " (" + stop.sqlState() + ")"),
                "Where it needs what another tool makes (schemas, roles, functions), name SQL for it with"
                        + " -Dmigration-guard.bootstrap; where the file was changed since it was applied, restore it.");
    }

    /** What names without a schema mean, as SQL writes it. */
    String schema() throws SQLException {
        try (PreparedStatement quoted = connection.prepareStatement("SELECT pg_catalog.quote_ident(?)")) {
            quoted.setString(1, schema);
            try (ResultSet row = quoted.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** The role that runs them. */
    String role() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT session_user");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** The objects that were there before the first migration. */
    Snapshot given() {
        return given;
    }

    /** What the migrations so far leave. */
    Snapshot state() throws SQLException {
        return reader.read();
    }

    /** What the scratch server has not got. */
    Lacking lacking() {
        return lacking;
    }

    /** Those that were run, in this order. */
    List<Migration> replayed() {
        return List.copyOf(replayed);
    }

    /** A session of the owner in the scratch database. */
    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        reader.close();
        connection.close();
        database.close();
    }
}

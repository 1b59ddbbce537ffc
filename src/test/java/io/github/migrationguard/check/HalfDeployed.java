package io.github.migrationguard.check;

import static io.github.migrationguard.Samples.history;
import static io.github.migrationguard.Samples.migration;

import io.github.migrationguard.database.DatabaseUrl;
import io.github.migrationguard.database.Target;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.PrismaChecksum;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.MortalServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A database on a server of its own, in which two migrations are deployed, a third stopped half-way, and something has
 * changed since: every goal has something to say about it.
 */
final class HalfDeployed implements AutoCloseable {
    static final String OWNER = "half_deployed";

    /** May see the history and part of the tables. */
    static final String READER = "half_deployed_reader";

    /** May log in, and no more. */
    static final String STRANGER = "half_deployed_stranger";

    static final List<MigrationHistory> HISTORIES = List.of(history(
            "prisma/migrations", migration("1_users", """
                    CREATE TYPE mood AS ENUM ('sad', 'ok');
                    CREATE TABLE "Users" (
                        id serial PRIMARY KEY,
                        "Name" varchar(40) NOT NULL DEFAULT 'nobody' CHECK ("Name" IN ('nobody', 'me')),
                        mood mood DEFAULT 'ok',
                        loud text GENERATED ALWAYS AS (upper("Name")) STORED
                    );
                    CREATE INDEX users_mood ON "Users" (mood) WHERE mood = 'ok';
                    CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
                    CREATE TRIGGER touch BEFORE UPDATE ON "Users" FOR EACH ROW WHEN (NEW.id > 1) EXECUTE FUNCTION touched();
                    CREATE VIEW names AS SELECT id, "Name" FROM "Users" WHERE mood <> 'sad';
                    CREATE MATERIALIZED VIEW counts AS SELECT mood, count(*) AS n FROM "Users" GROUP BY mood;
                    CREATE RULE quiet AS ON DELETE TO "Users" WHERE OLD.id = 1 DO INSTEAD NOTHING;
                    """), migration("2_hidden", """
                    CREATE SCHEMA hidden;
                    CREATE TABLE hidden.secrets (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        owner int REFERENCES "Users", at date NOT NULL);
                    ALTER TABLE hidden.secrets ENABLE ROW LEVEL SECURITY;
                    CREATE POLICY mine ON hidden.secrets USING (owner = 1);
                    CREATE TABLE logs (at date, what text) PARTITION BY RANGE (at);
                    CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                    CREATE STATISTICS together ON at, what FROM logs_2025;
                    """), migration("3_teams", """
                    CREATE TABLE teams (id int PRIMARY KEY, lead int);
                    CREATE INDEX teams_lead ON teams (lead);
                    ALTER TABLE teams ADD CONSTRAINT teams_lead_fkey FOREIGN KEY (lead) REFERENCES "Users" (id);
                    """)));

    private final MortalServer server;
    private final Connection connection;

    HalfDeployed(int major) throws SQLException, IOException {
        server = new MortalServer(major);
        try (Connection admin = server.superuser("postgres");
                Statement statement = admin.createStatement()) {
            for (String role : List.of(OWNER, READER, STRANGER)) {
                statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + LiveDatabase.PASSWORD + "'");
            }
            statement.execute("CREATE DATABASE app OWNER " + OWNER);
        }
        connection = server.superuser("app");
        run("REVOKE ALL ON DATABASE app FROM PUBLIC; GRANT CONNECT ON DATABASE app TO PUBLIC;"
                + " REVOKE CREATE ON SCHEMA public FROM PUBLIC; GRANT ALL ON SCHEMA public TO " + OWNER
                + "; ALTER ROLE " + READER + " SET work_mem = '5MB'");
        run("SET ROLE " + OWNER);
        run(LiveDatabase.HISTORY.formatted("public"));
        List<Migration> migrations = HISTORIES.get(0).migrations();
        deploy(migrations.get(0), "now()");
        deploy(migrations.get(1), "now()");
        deploy(migrations.get(2), "NULL");
        run("ALTER TABLE teams DROP CONSTRAINT teams_lead_fkey; DROP INDEX users_mood;"
                + " ALTER POLICY mine ON hidden.secrets USING (owner = 2)");
        run(
                "INSERT INTO \"Users\" (\"Name\") VALUES ('me'), (DEFAULT); INSERT INTO teams VALUES (1, 1);"
                        + " INSERT INTO hidden.secrets (owner, at) VALUES (1, '2025-01-01'); INSERT INTO logs VALUES ('2025-02-03')");
        run("RESET ROLE");
        run("GRANT SELECT ON _prisma_migrations, teams TO " + READER + "; ANALYZE");
    }

    private void deploy(Migration migration, String finished) throws SQLException {
        String sql = migration.source().text();
        run(sql);
        run("INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES"
                + " (gen_random_uuid(), '" + PrismaChecksum.of(sql) + "', '" + migration.id() + "', " + finished
                + ", 1)");
    }

    int port() {
        return server.port();
    }

    Target target(String user) {
        return through(server.port(), user);
    }

    /** Through whatever listens at a port of 127.0.0.1. */
    static Target through(int port, String user) {
        String url = "postgresql://127.0.0.1:" + port + "/app?sslmode=disable";
        return new Target(DatabaseUrl.parse("url", url), user, LiveDatabase.PASSWORD, Target.Source.PARAMETER);
    }

    /** Another session of a superuser. */
    Connection another() throws SQLException {
        return server.superuser("app");
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String value(String sql) throws SQLException {
        return value(connection, sql);
    }

    static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /**
     * All that somebody could leave behind, by where it stands: each table of the catalogs and of users, row by row with
     * who wrote, locked and moved it; sequences; settings as a new session finds them; locks; transactions.
     */
    Map<String, String> everything() throws SQLException {
        Map<String, String> all = new TreeMap<>();
        try (Connection fresh = another();
                Statement statement = fresh.createStatement()) {
            try (ResultSet rows = statement.executeQuery("""
                    SELECT c.oid::regclass, pg_catalog.query_to_xml(pg_catalog.format(
                        'SELECT count(*), md5(string_agg(concat_ws(%L, t.xmin, t.xmax, t.ctid, t::text), %L ORDER BY t.ctid)) FROM %s t',
                        ' ', '\\n', c.oid::regclass), true, true, '')
                    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('r', 'm') AND n.nspname <> 'pg_toast' AND n.nspname <> 'information_schema'""")) {
                while (rows.next()) {
                    all.put(rows.getString(1), rows.getString(2));
                }
            }
            for (String sql : List.of(
                    "SELECT string_agg(s::text, E'\\n' ORDER BY s::text) FROM pg_sequences s",
                    "SELECT string_agg(s::text, E'\\n' ORDER BY name) FROM (SELECT name, setting, reset_val, source"
                            + " FROM pg_settings) s",
                    "SELECT count(*) FROM pg_locks WHERE pid <> pg_backend_pid()",
                    "SELECT count(*) FROM pg_prepared_xacts",
                    "SELECT count(*) FROM pg_replication_slots",
                    "SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'half_deployed%'",
                    "SELECT pg_snapshot_xmax(pg_current_snapshot())",
                    "SELECT pg_current_wal_insert_lsn()")) {
                all.put(sql, value(fresh, sql));
            }
        }
        return all;
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        server.close();
    }
}

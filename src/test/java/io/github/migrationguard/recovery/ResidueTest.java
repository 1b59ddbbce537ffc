package io.github.migrationguard.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import io.github.migrationguard.sql.Script;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rows say of statements that may not have been run, in read-only transactions of a real server. */
class ResidueTest {
    private static LiveDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "residue");
        database.run("""
                CREATE SCHEMA "My app";
                SET search_path = "My app";
                CREATE TYPE role AS ENUM ('user', 'admin');
                CREATE TABLE users (id int PRIMARY KEY, "Team" text, role role, n numeric(9, 2), at timestamptz,
                  f float8, UNIQUE ("Team", role));
                INSERT INTO users VALUES (1, 'a', 'user', 1, now(), 1), (2, 'b', 'admin', 2, now(), 2), (3, NULL, NULL, 3, NULL, 3);
                CREATE TABLE teams (id text PRIMARY KEY);
                INSERT INTO teams VALUES ('a');
                CREATE TABLE watched (id int PRIMARY KEY);
                CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER t BEFORE UPDATE ON watched FOR EACH ROW EXECUTE FUNCTION f();
                CREATE TABLE parts (id int) PARTITION BY LIST (id);
                CREATE VIEW seen AS SELECT * FROM teams;
                CREATE SEQUENCE s;
                CREATE FUNCTION id() RETURNS int LANGUAGE sql AS 'SELECT 1'""");
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    private static OptionalLong rows(String sql) {
        return database.target()
                .read(connection -> new Residue(connection, "My app")
                        .rows(Script.parse(sql).statements().get(0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0 | UPDATE users SET "Team" = 'x' WHERE id > 7
            0 | UPDATE users SET "Team" = 'a' WHERE id = 1
            2 | UPDATE users SET "Team" = 'a'
            1 | UPDATE "My app".users AS u SET "Team" = lower('A') WHERE u."Team" IS NULL -- the rest
            2 | UPDATE users SET n = n + 1 WHERE role IN ('user', 'admin')
            0 | UPDATE users SET "Team" = CASE WHEN id = 1 THEN 'a' ELSE 'b' END, n = id WHERE id < 3
            0 | DELETE FROM users WHERE "Team" LIKE 'z%'
            1 | DELETE FROM users WHERE "Team" IS NULL AND NOT id IN (1, 2)
            1 | DELETE FROM teams
            0 | INSERT INTO users (id, at) VALUES (1, now()), (2, now()) ON CONFLICT DO NOTHING
            1 | INSERT INTO users (id, at) VALUES (1, now()), (9, now()) ON CONFLICT (id) DO NOTHING
            0 | INSERT INTO users (id, "Team", role) VALUES (9, 'a', 'user') ON CONFLICT DO NOTHING
            0 | INSERT INTO users (id, "Team", role) VALUES (9, 'b', 'admin') ON CONFLICT ("Team", role) DO NOTHING
            1 | INSERT INTO users (id, "Team", role) VALUES (9, 'b', 'user') ON CONFLICT ("Team", role) DO NOTHING
            0 | INSERT INTO teams SELECT 'a' WHERE NOT EXISTS (SELECT 1 FROM teams WHERE id = 'a')
            1 | INSERT INTO teams SELECT 'b' WHERE NOT EXISTS (SELECT 1 FROM teams WHERE id = 'b')
            1 | INSERT INTO teams (id) SELECT u."Team" FROM users u WHERE u."Team" IS NOT NULL AND NOT EXISTS (SELECT FROM teams AS t WHERE t.id = u."Team")
            """)
    void whatIsCertainIsCounted(long rows, String sql) {
        assertThat(rows(sql)).hasValue(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE users SET \"Team\" = 'x' WHERE random() < 0",
                "UPDATE users SET \"Team\" = 'x' WHERE id = id()",
                "UPDATE users SET \"Team\" = 'x' WHERE id = nextval('s')",
                "UPDATE users SET \"Team\" = md5(random()::text) WHERE id = 7",
                "UPDATE users SET \"Team\" = 'x' WHERE at < '2000-01-01'",
                "UPDATE users SET \"Team\" = 'x' WHERE at < CURRENT_TIMESTAMP",
                "UPDATE users SET \"Team\" = 'x' WHERE date 'now' < date 'today'",
                "UPDATE users SET f = 1 WHERE id = 7",
                "UPDATE users SET (id, n) = (1, 2) WHERE id = 7",
                "UPDATE users SET n = DEFAULT WHERE id = 7",
                "UPDATE users SET n = 1 FROM teams WHERE users.id = 7",
                "UPDATE users SET n = 1 WHERE id IN (SELECT 7)",
                "UPDATE users SET n = 1 / 0 WHERE id = 1",
                "UPDATE users SET n = ${n} WHERE id = 7",
                "UPDATE nowhere SET n = 1",
                "UPDATE watched SET id = 1 WHERE id = 7",
                "UPDATE parts SET id = 1 WHERE id = 7",
                "DELETE FROM seen WHERE id = 'z'",
                "DELETE FROM users USING teams WHERE users.id = 7",
                "WITH x AS (SELECT 1) DELETE FROM users WHERE id = 7",
                "INSERT INTO teams VALUES ('a')",
                "INSERT INTO teams VALUES ('a') ON CONFLICT DO NOTHING",
                "INSERT INTO teams (id) VALUES (lower(current_user)) ON CONFLICT DO NOTHING",
                "INSERT INTO teams (id) VALUES ('a') ON CONFLICT (id) DO UPDATE SET id = 'b'",
                "INSERT INTO users (\"Team\") VALUES ('a') ON CONFLICT (\"Team\") DO NOTHING",
                "INSERT INTO teams SELECT 'a'",
                "INSERT INTO teams SELECT 'a' WHERE NOT EXISTS (SELECT 1 FROM seen WHERE id = 'a')",
                "INSERT INTO teams SELECT 'a' WHERE NOT EXISTS (SELECT 1 FROM teams, users WHERE teams.id = 'a')",
                "INSERT INTO teams SELECT 'a' WHERE EXISTS (SELECT 1 FROM teams WHERE id = 'z')",
                "INSERT INTO teams SELECT 'a' FROM users LIMIT 0",
                "TRUNCATE teams"
            })
    void whatIsNotCertainIsNotAsked(String sql) {
        assertThat(rows(sql)).isEmpty();
    }

    @Test
    void ownOperatorsMayMeanAnything() throws SQLException {
        String sql = "DELETE FROM teams WHERE id = 'z'";
        assertThat(rows(sql)).hasValue(0);
        database.run("""
                CREATE FUNCTION "My app".eq(varchar, text) RETURNS bool LANGUAGE sql AS 'SELECT true';
                CREATE OPERATOR "My app".= (LEFTARG = varchar, RIGHTARG = text, FUNCTION = "My app".eq)""");
        assertThat(rows(sql)).isEmpty();
        database.run("DROP OPERATOR \"My app\".= (varchar, text); CREATE FUNCTION \"My app\".lower(int) RETURNS text"
                + " LANGUAGE sql AS 'SELECT null'");
        assertThat(rows(sql)).isEmpty();
        database.run("DROP FUNCTION \"My app\".lower(int)");
        assertThat(rows(sql)).hasValue(0);
    }

    @Test
    void theTransactionGoesOnAsItWas() {
        String after = database.target().read(connection -> {
            new Residue(connection, "My app")
                    .rows(Script.parse("UPDATE users SET n = 1 WHERE id / 0 = 1")
                            .statements()
                            .get(0));
            new Residue(connection, "My app")
                    .rows(Script.parse("DELETE FROM teams").statements().get(0));
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT current_setting('search_path')")) {
                row.next();
                return row.getString(1);
            }
        });
        assertThat(after).isEmpty();
    }
}

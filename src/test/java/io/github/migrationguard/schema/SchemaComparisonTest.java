package io.github.migrationguard.schema;

import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For each kind of object: a change in the real database, and what is told of it. */
class SchemaComparisonTest {
    private static final List<Migration> HISTORY = List.of(
            migration("1_users", """
                    CREATE TYPE "mood" AS ENUM ('sad', 'ok', 'happy');
                    CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
                    CREATE SEQUENCE ticket START 100;
                    CREATE TABLE "users" (
                        "id" SERIAL NOT NULL,
                        "Name" VARCHAR(40) NOT NULL DEFAULT 'nobody',
                        "mood" "mood" DEFAULT 'ok',
                        "age" INTEGER,
                        "mail" email,
                        "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
                        CONSTRAINT "users_pkey" PRIMARY KEY ("id"),
                        CONSTRAINT "grown_up" CHECK ("age" > 17 AND "Name" IN ('a', 'b'))
                    );
                    CREATE UNIQUE INDEX "users_Name_key" ON "users"("Name");
                    CREATE INDEX "users_age_idx" ON "users"("age") WHERE "age" > 20;
                    """), migration("2_posts", """
                    CREATE TABLE posts (
                        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        owner integer REFERENCES users ON DELETE CASCADE,
                        title text UNIQUE,
                        shout text GENERATED ALWAYS AS (upper(title)) STORED
                    );
                    CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
                    CREATE TRIGGER touch BEFORE UPDATE ON posts FOR EACH ROW EXECUTE FUNCTION touched();
                    CREATE VIEW titles AS SELECT p.title, u."Name" FROM posts p JOIN users u ON u.id = p.owner;
                    CREATE MATERIALIZED VIEW counts AS SELECT owner, count(*) AS n FROM posts GROUP BY owner;
                    CREATE RULE quiet AS ON DELETE TO posts DO INSTEAD NOTHING;
                    CREATE EXTENSION citext;
                    CREATE STATISTICS together ON owner, title FROM posts;
                    """), migration("3_rls", """
                    ALTER TABLE posts ENABLE ROW LEVEL SECURITY;
                    CREATE POLICY mine ON posts FOR SELECT USING (owner = 1);
                    CREATE TABLE logs (at date, what text) PARTITION BY RANGE (at);
                    CREATE INDEX logs_what ON logs (what);
                    CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                    CREATE TABLE events (at date) PARTITION BY RANGE (at);
                    ALTER TABLE events ENABLE ROW LEVEL SECURITY;
                    """), migration("4_rights", """
                    GRANT SELECT, INSERT ON posts TO pg_monitor;
                    REVOKE ALL ON FUNCTION touched() FROM PUBLIC;
                    GRANT UPDATE (title) ON posts TO pg_monitor;
                    """));

    private static LiveDatabase database;
    private static Replay replay;

    @BeforeAll
    static void open() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "schema_comparison");
        database.run(LiveDatabase.HISTORY.formatted("public"));
        for (Migration migration : HISTORY) {
            database.run(migration.source().text());
        }
        replay = Replay.begin(TestServer.shared(TestServer.MAJOR), ProofSettings.DEFAULTS, "public", live(), HISTORY);
        for (Migration migration : HISTORY) {
            replay.run(migration);
        }
    }

    @AfterAll
    static void close() throws SQLException {
        replay.close();
        database.close();
    }

    private static LiveSchema live() {
        return database.target().read(LiveSchema::read);
    }

    /** With a change that nobody else sees. */
    private static List<SchemaDifference> differences(String change) throws SQLException {
        try (Connection connection = database.another();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(change);
            return SchemaComparison.of(replay, LiveSchema.read(connection));
        }
    }

    private static List<String> told(List<SchemaDifference> differences) {
        return differences.stream()
                .map(one -> one.kind().word() + " " + one.objectType() + " " + one.name()
                        + (one.migration() == null ? "" : " from " + one.migration()))
                .toList();
    }

    @Test
    void aPlainDeployMatches() throws SQLException {
        assertThat(told(SchemaComparison.of(replay, live()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DROP TABLE logs | missing table public.logs from 3_rls; missing table public.logs_2025 from 3_rls
            ALTER TABLE posts DISABLE ROW LEVEL SECURITY | missing row-security public.posts from 3_rls
            ALTER TABLE posts FORCE ROW LEVEL SECURITY | different row-security public.posts from 3_rls
            ALTER TABLE users ENABLE ROW LEVEL SECURITY | unexpected row-security public.users
            ALTER POLICY mine ON posts USING (true) | different policy public.posts.mine from 3_rls
            ALTER POLICY mine ON posts TO pg_monitor | different policy public.posts.mine from 3_rls
            DROP POLICY mine ON posts | missing policy public.posts.mine from 3_rls
            CREATE POLICY all_of_it ON posts USING (true) | unexpected policy public.posts.all_of_it
            ALTER TABLE users ALTER "Name" SET DEFAULT 'somebody' | different column public.users."Name" from 1_users
            ALTER TABLE users ALTER "Name" DROP DEFAULT | different column public.users."Name" from 1_users
            ALTER TABLE users ALTER "Name" DROP NOT NULL | different column public.users."Name" from 1_users
            ALTER TABLE users ALTER "createdAt" TYPE timestamp(6) | different column public.users."createdAt" from 1_users
            ALTER TABLE users DROP age CASCADE | missing column public.users.age from 1_users; missing constraint public.users.grown_up from 1_users; missing index public.users_age_idx from 1_users
            ALTER TABLE users ADD extra text | unexpected column public.users.extra
            ALTER TABLE users RENAME "mood" TO mut | missing column public.users.mood from 1_users; unexpected column public.users.mut
            ALTER TABLE posts ALTER id SET GENERATED BY DEFAULT | different column public.posts.id from 2_posts
            ALTER TABLE posts ALTER shout DROP EXPRESSION | different column public.posts.shout from 2_posts
            ALTER TABLE posts DROP CONSTRAINT posts_owner_fkey | missing constraint public.posts.posts_owner_fkey from 2_posts
            ALTER TABLE posts DROP CONSTRAINT posts_title_key | missing constraint public.posts.posts_title_key from 2_posts
            ALTER TABLE users DROP CONSTRAINT grown_up | missing constraint public.users.grown_up from 1_users
            ALTER TABLE users DROP CONSTRAINT grown_up, ADD CONSTRAINT grown_up CHECK (age > 16) | different constraint public.users.grown_up from 1_users
            DROP INDEX users_age_idx | missing index public.users_age_idx from 1_users
            DROP INDEX users_age_idx; CREATE INDEX users_age_idx ON users (id) WHERE age > 20 | different index public.users_age_idx from 1_users
            DROP INDEX "users_Name_key"; CREATE INDEX "users_Name_key" ON users ("Name") | different index public."users_Name_key" from 1_users
            CREATE INDEX more ON posts (title) | unexpected index public.more
            ALTER TABLE posts DISABLE TRIGGER touch | different trigger public.posts.touch from 2_posts
            DROP TRIGGER touch ON posts | missing trigger public.posts.touch from 2_posts
            CREATE OR REPLACE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$ | different function public.touched() from 2_posts
            ALTER FUNCTION touched() SECURITY DEFINER | different function public.touched() from 2_posts
            CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1' | unexpected function public.more()
            ALTER TYPE mood ADD VALUE 'angry' | different type public.mood from 1_users
            ALTER TYPE mood RENAME VALUE 'ok' TO 'fine' | different column public.users.mood from 1_users; different type public.mood from 1_users
            ALTER DOMAIN email DROP CONSTRAINT email_check | missing constraint email_check of domain public.email from 1_users
            ALTER SEQUENCE ticket INCREMENT 10 | different sequence public.ticket from 1_users
            DROP SEQUENCE ticket | missing sequence public.ticket from 1_users
            CREATE OR REPLACE VIEW titles AS SELECT p.title, u."Name" FROM posts p JOIN users u ON true | different view public.titles from 2_posts
            ALTER VIEW titles SET (security_barrier) | different view public.titles from 2_posts
            DROP MATERIALIZED VIEW counts | missing materialized-view public.counts from 2_posts
            DROP RULE quiet ON posts | missing rule public.posts.quiet from 2_posts
            DROP EXTENSION citext | missing extension citext from 2_posts
            DROP STATISTICS together | missing statistics public.together from 2_posts
            CREATE TABLE mine (id int PRIMARY KEY, other int) | unexpected table public.mine
            ALTER TABLE posts SET UNLOGGED | different sequence public.posts_id_seq from 2_posts; different table public.posts from 2_posts
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_age_idx'::regclass | unhealthy index public.users_age_idx from 1_users
            CREATE INDEX more_ccnew ON posts (title, id) | unhealthy index public.more_ccnew
            CREATE INDEX more ON users ("Name"); CREATE INDEX again ON users ("Name") | unhealthy index public.again; unhealthy index public.more
            ALTER TABLE posts ADD FOREIGN KEY (owner) REFERENCES users ON DELETE CASCADE | unhealthy constraint public.posts.posts_owner_fkey1
            ALTER TABLE posts DROP CONSTRAINT posts_owner_fkey; ALTER TABLE posts ADD CONSTRAINT posts_owner_fkey FOREIGN KEY (owner) REFERENCES users ON DELETE CASCADE NOT VALID | unhealthy constraint public.posts.posts_owner_fkey from 2_posts
            CREATE POLICY all_of_it ON users USING (true) | unhealthy row-security public.users from 1_users; unexpected policy public.users.all_of_it
            GRANT SELECT ON users TO PUBLIC | unhealthy row-security public.users from 1_users
            REVOKE INSERT ON posts FROM pg_monitor | different privilege public.posts from 4_rights
            REVOKE UPDATE (title) ON posts FROM pg_monitor | different privilege public.posts.title from 4_rights
            GRANT EXECUTE ON FUNCTION touched() TO PUBLIC | different privilege public.touched() from 4_rights
            GRANT SELECT ON posts TO pg_read_all_data | ''
            CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') | ''
            CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') | unhealthy row-security public.events_2026
            CREATE SCHEMA auth; CREATE TABLE auth.users (id int) | ''
            ALTER TABLE users SET (fillfactor = 70) | ''
            ALTER TABLE posts RENAME CONSTRAINT posts_title_key TO posts_title_key1 | ''
            ALTER TABLE users RENAME CONSTRAINT grown_up TO adult | missing constraint public.users.grown_up from 1_users; unexpected constraint public.users.adult
            ALTER TABLE logs DETACH PARTITION logs_2025 | missing inheritance public.logs_2025 from public.logs from 3_rls; different table public.logs_2025 from 3_rls
            """)
    void tells(String change, String expected) throws SQLException {
        // Since PostgreSQL 15 sequences are logged as their tables are.
        boolean older = TestServer.MAJOR < 15 && change.endsWith("UNLOGGED");
        assertThat(String.join("; ", told(differences(change))))
                .isEqualTo(older ? expected.replaceFirst(".*; ", "") : expected);
    }
}

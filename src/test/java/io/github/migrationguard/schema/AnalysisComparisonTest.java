package io.github.migrationguard.schema;

import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.rerun.KnownSchema;
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

/** For each kind of object that a text tells for certain: a change in the real database, and what is told of it. */
class AnalysisComparisonTest {
    private static final List<Migration> HISTORY = List.of(migration("1_users", """
                    CREATE SCHEMA "Shop";
                    CREATE TYPE "Mood" AS ENUM ('sad', 'it''s ok');
                    CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
                    CREATE SEQUENCE ticket;
                    CREATE TABLE "users" (
                        "id" SERIAL NOT NULL,
                        "Name" VARCHAR(40) NOT NULL DEFAULT 'nobody',
                        "mood" "Mood",
                        "ratio" FLOAT(24),
                        "tags" TEXT[],
                        "createdAt" TIMESTAMP(3) CONSTRAINT created NOT NULL DEFAULT CURRENT_TIMESTAMP,
                        CONSTRAINT "users_pkey" PRIMARY KEY ("id")
                    );
                    CREATE UNIQUE INDEX "users_Name_key" ON "users"("Name");
                    CREATE INDEX ON users (mood);
                    CREATE TABLE "Shop"."Order" (id int PRIMARY KEY, owner int, gone int);
                    CREATE INDEX gone_idx ON "Shop"."Order" (gone);
                    """), migration("2_more", """
                    ALTER TABLE "Shop"."Order" DROP COLUMN gone, ADD COLUMN total bigint;
                    ALTER TABLE "Shop"."Order" ADD CONSTRAINT owner_fkey FOREIGN KEY (owner) REFERENCES users ON DELETE CASCADE;
                    ALTER TYPE "Mood" ADD VALUE 'happy';
                    CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
                    CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touched();
                    CREATE VIEW names AS SELECT "Name" FROM users;
                    ALTER TABLE users ENABLE ROW LEVEL SECURITY;
                    ALTER TABLE users FORCE ROW LEVEL SECURITY;
                    CREATE POLICY mine ON users USING (id = 1);
                    DO $$ BEGIN
                        ALTER TABLE users ADD CONSTRAINT named CHECK ("Name" <> '');
                    EXCEPTION WHEN duplicate_object THEN NULL; END $$;
                    """));

    private static LiveDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "analysis_comparison");
        for (Migration migration : HISTORY) {
            database.run(migration.source().text());
        }
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    /** With a change that nobody else sees. */
    private static List<String> told(String change, List<Migration> history) throws SQLException {
        try (Connection connection = database.another();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(change);
            return AnalysisComparison.of(LiveSchema.read(connection), history, KnownSchema.of(history, "public"))
                    .stream()
                    .map(one ->
                            one.kind().word() + " " + one.objectType() + " " + one.name() + " from " + one.migration())
                    .toList();
        }
    }

    @Test
    void aPlainDeployMatchesAndAllOfItIsKnown() throws SQLException {
        assertThat(told("SELECT 1", HISTORY)).isEmpty();
        assertThat(KnownSchema.of(HISTORY, "public").forgotten()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DROP TABLE "Shop"."Order" | missing table "Shop"."Order" from 1_users
            ALTER TABLE "Shop"."Order" DROP total | missing column "Shop"."Order".total from 2_more
            CREATE OR REPLACE VIEW names AS SELECT 'x'::varchar(40) AS "Name"; ALTER TABLE users ALTER "Name" TYPE text | different column public.users."Name" from 1_users
            ALTER TABLE users ALTER "Name" DROP NOT NULL | different column public.users."Name" from 1_users
            ALTER TABLE "Shop"."Order" ALTER owner TYPE bigint | different column "Shop"."Order".owner from 2_more
            ALTER TABLE users ALTER tags TYPE varchar[] | different column public.users.tags from 1_users
            ALTER TABLE users DROP CONSTRAINT users_pkey CASCADE | missing constraint "Shop"."Order".owner_fkey from 2_more; missing constraint public.users.users_pkey from 1_users
            ALTER TABLE users DROP CONSTRAINT named | missing constraint public.users.named from 2_more
            ALTER TABLE "Shop"."Order" DROP CONSTRAINT owner_fkey | missing constraint "Shop"."Order".owner_fkey from 2_more
            DROP INDEX "users_Name_key" | missing index public."users_Name_key" from 1_users
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = '"users_Name_key"'::regclass | unhealthy index public."users_Name_key" from 1_users
            ALTER TABLE users NO FORCE ROW LEVEL SECURITY | different row-security public.users from 2_more
            ALTER TABLE users DISABLE ROW LEVEL SECURITY | different row-security public.users from 2_more
            DROP POLICY mine ON users | missing policy public.users.mine from 2_more
            DROP TRIGGER touch ON users | missing trigger public.users.touch from 2_more
            DROP FUNCTION touched() CASCADE | missing function public.touched from 2_more; missing trigger public.users.touch from 2_more
            DROP VIEW names | missing view public.names from 2_more
            DROP SEQUENCE ticket | missing sequence public.ticket from 1_users
            DROP DOMAIN email | missing domain public.email from 1_users
            ALTER TYPE "Mood" RENAME VALUE 'happy' TO 'glad' | missing enum-label public."Mood".happy from 2_more
            ALTER TABLE users RENAME TO people | missing table public.users from 1_users
            CREATE TABLE stranger (id int); ALTER TABLE users ADD more int; DROP SEQUENCE users_id_seq CASCADE | ''
            ALTER INDEX users_mood_idx RENAME TO other; ALTER TABLE "Shop"."Order" RENAME CONSTRAINT "Order_pkey" TO p | ''
            ALTER TABLE users ALTER ratio TYPE double precision; ALTER TABLE users ALTER mood SET NOT NULL | ''
            """)
    void tells(String change, String expected) throws SQLException {
        assertThat(String.join("; ", told(change, HISTORY))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DO $$ BEGIN IF (SELECT count(*) FROM users) > 0 THEN DROP VIEW names; END IF; END $$
            DROP TYPE other CASCADE
            SELECT somebodys_function()
            THIS IS NO SQL
            CREATE TABLE users (id int)
            BEGIN; CREATE TABLE never (id int)
            """)
    void whatIsInDoubtIsForgottenAndWhatComesLaterIsNot(String open) throws SQLException {
        List<Migration> history = List.of(
                HISTORY.get(0),
                HISTORY.get(1),
                migration("3_open", open),
                migration("4_later", "CREATE TABLE later (id int); ALTER TABLE users ADD COLUMN late int"));
        KnownSchema known = KnownSchema.of(history, "public");
        assertThat(known.forgotten()).isEqualTo("3_open");
        assertThat(known.doubt()).isNotEmpty();
        assertThat(told("DROP VIEW names", history))
                .containsExactly(
                        "missing column public.users.late from 4_later", "missing table public.later from 4_later");
        assertThat(told("DROP TABLE users CASCADE; CREATE TABLE later (id int)", history))
                .isEmpty();
    }

    @Test
    void ofWhatABlockChoosesOnlyItsNamesAreInDoubt() throws SQLException {
        List<Migration> history = List.of(HISTORY.get(0), HISTORY.get(1), migration("3_guard", """
                DO $$ BEGIN
                    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'Maybe') THEN
                        ALTER TABLE users ADD CONSTRAINT "Maybe" CHECK ("Name" <> 'x');
                    END IF;
                END $$;
                """));
        assertThat(KnownSchema.of(history, "public").forgotten()).isNull();
        assertThat(told("DROP VIEW names; DROP POLICY mine ON users; ALTER TABLE users DROP \"Name\"", history))
                .containsExactly(
                        "missing constraint public.users.named from 2_more",
                        "missing index public.\"users_Name_key\" from 1_users",
                        "missing policy public.users.mine from 2_more",
                        "missing view public.names from 2_more");
    }

    @Test
    void namesWithoutASchemaMeanTheOneThatIsUsed() throws SQLException {
        List<Migration> history = List.of(migration("1_own", "CREATE TABLE \"Order\" (id int, total int, more int)"));
        try (Connection connection = database.another()) {
            assertThat(AnalysisComparison.of(LiveSchema.read(connection), history, KnownSchema.of(history, "Shop")))
                    .extracting(one -> one.kind().word() + " " + one.name())
                    .containsExactly("missing \"Shop\".\"Order\".more", "different \"Shop\".\"Order\".total");
        }
    }
}

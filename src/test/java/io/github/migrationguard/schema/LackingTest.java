package io.github.migrationguard.schema;

import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database with an extension that the embedded server has not got; its type is an imitation. */
class LackingTest {
    private static final int MAJOR = TestServer.MAJOR;

    private static final List<Migration> HISTORY = List.of(
            migration("1_given", "CREATE TABLE users (id int PRIMARY KEY);"),
            migration("2_vectors", """
                    CREATE EXTENSION IF NOT EXISTS far_away;
                    ALTER TABLE users ADD COLUMN "Face" far;
                    CREATE TABLE places (id int PRIMARY KEY, at far, name text);
                    CREATE INDEX "Places_name" ON places (name);
                    CREATE INDEX users_face ON users ("Face");
                    ALTER TABLE users ADD COLUMN age int;
                    """),
            migration("3_more", "CREATE TABLE logs (id int REFERENCES users);"));

    private LiveDatabase database;

    @BeforeEach
    void deploy() throws SQLException {
        database = new LiveDatabase(MAJOR, "lacking");
        database.run("""
                SET allow_system_table_mods = on;
                INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
                SELECT 99999, 'far_away', 10, 'public'::regnamespace, true, '1';
                CREATE TYPE far AS ENUM ('x');
                INSERT INTO pg_depend SELECT 'pg_type'::regclass, 'far'::regtype, 0, 'pg_extension'::regclass, 99999, 0, 'e';
                """);
        for (Migration migration : HISTORY) {
            database.run(migration.source().text());
        }
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private Compared compare(List<Migration> migrations) {
        LiveSchema live = database.target().read(LiveSchema::read);
        return Replay.compare(TestServer.shared(MAJOR), ProofSettings.DEFAULTS, "public", live, migrations);
    }

    private static List<String> differences(Compared compared) {
        return compared.differences().stream()
                .map(one -> one.kind().word() + " " + one.objectType() + " " + one.name())
                .toList();
    }

    @Test
    void whatDependsOnItIsListedOnceAndTheRestIsCompared() throws SQLException {
        Compared equal = compare(HISTORY);
        assertThat(equal.differences()).isEmpty();
        Compared.Left left = Objects.requireNonNull(equal.left());
        assertThat(left.extensions()).containsExactly("far_away");
        assertThat(left.objects())
                .containsExactlyInAnyOrder(
                        "column public.users.\"Face\"", "index public.users_face", "table public.places");
        database.run("ALTER TABLE users DROP COLUMN age; ALTER TABLE logs ADD COLUMN n int; CREATE TABLE strange ()");
        assertThat(differences(compare(HISTORY)))
                .containsExactly(
                        "missing column public.users.age",
                        "unexpected column public.logs.n",
                        "unexpected table public.strange");
    }

    @Test
    void anExtensionThatIsNotThereIsMissing() throws SQLException {
        database.run("DELETE FROM pg_depend WHERE refobjid = 99999; DELETE FROM pg_extension WHERE oid = 99999");
        assertThat(differences(compare(HISTORY)))
                .containsExactly("missing extension far_away", "unexpected type public.far");
    }

    @Test
    void otherErrorsAreErrorsStill() {
        Migration wrong = migration("4_wrong", "CREATE EXTENSION far_away; CREATE TABLE users (id int);");
        assertThatThrownBy(() -> compare(List.of(HISTORY.get(0), wrong)))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("already exists");
        Migration absent = migration("4_absent", "ALTER TABLE nowhere ADD COLUMN n int;");
        assertThatThrownBy(() -> compare(List.of(HISTORY.get(0), absent)))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("nowhere");
    }
}

package io.github.migrationguard.check;

import static io.github.migrationguard.Samples.history;
import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.recovery.Extent;
import io.github.migrationguard.recovery.Resolution;
import io.github.migrationguard.recovery.Resolution.Outcome;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases that were made in another way, taken over up to the last migration that they have. */
class TakeOverTest {
    private static final Migration A = migration(
            "1_a",
            "CREATE TABLE \"a\" (\"id\" INT PRIMARY KEY, \"kind\" VARCHAR(9) CHECK (\"kind\" IN ('x', 'y')));\n"
                    + "INSERT INTO \"a\" VALUES (1, 'x');\nALTER TABLE \"a\" ENABLE ROW LEVEL SECURITY;");
    private static final Migration B = migration(
            "2_b", "CREATE TABLE \"b\" (\"id\" INT REFERENCES \"a\");\nCREATE INDEX \"b_id\" ON \"b\"(\"id\");");
    private static final Migration ROWS = migration("3_rows", "UPDATE \"a\" SET \"kind\" = 'y' WHERE random() < 2;");
    private static final Migration MORE = migration("4_more", "ALTER TABLE \"b\" ADD COLUMN \"n\" INT DEFAULT 7;");
    private static final Migration GONE = migration("5_gone", "DROP TABLE \"b\";");

    private static LiveDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "take_over");
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    private static void has(Migration... migrations) throws SQLException {
        for (Migration migration : migrations) {
            database.run(migration.source().text());
        }
    }

    private static void recorded(String name, String finished) throws SQLException {
        database.run(LiveDatabase.HISTORY.formatted("public").replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"));
        database.run("INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)"
                + " VALUES (gen_random_uuid(), '', '" + name + "', " + finished + ")");
    }

    /** What happens between the look at the database and the record. */
    private interface Meanwhile {
        void happens() throws SQLException;
    }

    private static Resolution take(
            boolean dryRun, @Nullable String upTo, Meanwhile meanwhile, Migration... migrations) {
        List<MigrationHistory> histories = List.of(history("prisma/migrations", migrations));
        return Resolves.applied(
                        new ResolveConfiguration(
                                new StatusConfiguration(database.target(), null, false, "error"),
                                "all-present",
                                dryRun,
                                null),
                        new AppliedConfiguration(false, null, upTo, List.of()),
                        () -> histories,
                        major -> {
                            try {
                                meanwhile.happens();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                            return TestServer.lent(major);
                        },
                        ProofSettings.DEFAULTS)
                .resolution();
    }

    private static Resolution take(@Nullable String upTo, Migration... migrations) {
        return take(false, upTo, () -> {}, migrations);
    }

    private static String rows() throws SQLException {
        return database.value("SELECT coalesce(string_agg(concat_ws(' ', migration_name, length(checksum), logs,"
                + " applied_steps_count, started_at = finished_at, rolled_back_at), ', ' ORDER BY started_at), '')"
                + " FROM _prisma_migrations");
    }

    private static Extent extent(Resolution resolution) {
        return Objects.requireNonNull(resolution.extent());
    }

    private static List<String> differences(Resolution resolution) {
        return extent(resolution).differences().stream()
                .map(one -> one.kind().word() + " " + one.objectType() + " " + one.name())
                .toList();
    }

    @Test
    void allThatIsThereIsRecordedInOrder() throws SQLException {
        has(A, B, ROWS, MORE);
        database.run("CREATE TABLE backup_2024 (id int)");
        Resolution resolution = take(null, A, B, ROWS, MORE);
        assertThat(resolution.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(extent(resolution).upTo()).isEqualTo("4_more");
        assertThat(extent(resolution).recorded()).containsExactly("1_a", "2_b", "3_rows", "4_more");
        assertThat(resolution.warnings())
                .containsExactly("public._prisma_migrations was created, as Prisma would have.");
        assertThat(rows()).isEqualTo("1_a 64  0 t, 2_b 64  0 t, 3_rows 64  0 t, 4_more 64  0 t");
        Resolution again = take(null, A, B, ROWS, MORE);
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY);
        assertThat(again.sql()).isEmpty();
        assertThat(rows()).hasSize("1_a 64  0 t, 2_b 64  0 t, 3_rows 64  0 t, 4_more 64  0 t".length());
    }

    @Test
    void aDryRunShowsRowsAndSqlAndWritesNothing() throws SQLException {
        has(A, B);
        Resolution resolution = take(true, null, () -> {}, A, B, MORE);
        assertThat(resolution.outcome()).isEqualTo(Outcome.DRY_RUN);
        assertThat(extent(resolution).recorded()).containsExactly("1_a", "2_b");
        assertThat(resolution.sql()).hasSize(3);
        assertThat(database.value("SELECT to_regclass('_prisma_migrations')")).isEqualTo("null");
    }

    @Test
    void whatLeavesNoTraceAtTheEndAPersonAnswersFor() throws SQLException {
        has(A, B);
        Resolution open = take(null, A, B, ROWS, MORE);
        assertThat(open.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(open.reason()).contains("whether 3_rows ran", "-Dmigration-guard.upTo=3_rows or ..upTo=2_b");
        assertThat(database.value("SELECT to_regclass('_prisma_migrations')")).isEqualTo("null");
        assertThat(take("4_more", A, B, ROWS, MORE).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(take("2_b", A, B, ROWS, MORE).outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(rows()).isEqualTo("1_a 64  0 t, 2_b 64  0 t");
        assertThat(take(null, A, B, ROWS, MORE).outcome()).isEqualTo(Outcome.ALREADY);
        assertThat(extent(take("3_rows", A, B, ROWS, MORE)).recorded()).containsExactly("3_rows");
        assertThat(rows()).isEqualTo("1_a 64  0 t, 2_b 64  0 t, 3_rows 64  0 t");
    }

    @Test
    void whatLeavesNoTraceBehindTheLastTraceCountsToo() throws SQLException {
        Migration seed = migration("2_seed", "CREATE TABLE \"s\" (\"id\" INT);\nINSERT INTO \"s\" VALUES (1);");
        has(A, seed);
        Resolution open = take(null, A, seed);
        assertThat(open.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(open.reason()).contains("statement 2 (line 2) is unknown", "-Dmigration-guard.upTo=2_seed");
        assertThat(take("2_seed", A, seed).outcome()).isEqualTo(Outcome.RECORDED);
    }

    @Test
    void theNearestStageIsToldWithItsDifferences() throws SQLException {
        has(A, B, MORE);
        database.run("ALTER TABLE b ALTER n SET DEFAULT 8; DROP INDEX b_id");
        Resolution resolution = take(null, A, B, MORE);
        assertThat(resolution.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(resolution.reason()).contains("nearest to the state after 4_more (3 of 3), with 2 differences");
        assertThat(differences(resolution))
                .containsExactlyInAnyOrder("different column public.b.n", "missing index public.b_id");
        database.run("ALTER TABLE b ALTER n SET DEFAULT 7; CREATE INDEX b_id ON b (id); ALTER TABLE a DISABLE ROW LEVEL"
                + " SECURITY");
        assertThat(differences(take(null, A, B, MORE))).containsExactly("missing row-security public.a");
        assertThat(database.value("SELECT to_regclass('_prisma_migrations')")).isEqualTo("null");
    }

    @Test
    void whatALaterMigrationDropsIsAStageEarlier() throws SQLException {
        has(A, B, MORE);
        assertThat(extent(take(true, null, () -> {}, A, B, MORE, GONE)).upTo()).isEqualTo("4_more");
        has(GONE);
        Resolution both = take(null, A, B, MORE, GONE);
        assertThat(both.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(both.reason()).contains("whether 2_b, 4_more, 5_gone ran", "upTo=5_gone");
        assertThat(extent(take("5_gone", A, B, MORE, GONE)).recorded()).hasSize(4);
    }

    @Test
    void halfOfAMigrationIsNoStage() throws SQLException {
        has(A);
        database.run("CREATE TABLE b (id int REFERENCES a)");
        Resolution resolution = take(null, A, B);
        assertThat(resolution.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(differences(resolution)).containsExactly("missing index public.b_id");
        assertThat(differences(take("1_a", A, B))).containsExactly("unexpected table public.b");
    }

    @Test
    void anEmptyDatabaseHasNothingToRecord() throws SQLException {
        Resolution resolution = take(null, A, B);
        assertThat(resolution.outcome()).isEqualTo(Outcome.ALREADY);
        assertThat(extent(resolution).upTo()).isNull();
        assertThat(database.value("SELECT to_regclass('_prisma_migrations')")).isEqualTo("null");
    }

    @Test
    void whatHasFailedOrWasLeftOutIsResolvedFirst() throws SQLException {
        has(A, B);
        recorded("2_b", "now()");
        Resolution left = take(null, A, B);
        assertThat(left.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(left.reason()).startsWith("1_a is not recorded, though 2_b behind it is.");
        database.run("DELETE FROM _prisma_migrations");
        recorded("1_a", "NULL");
        Resolution failed = take(null, A, B);
        assertThat(failed.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(failed.commands()).containsExactly("mvn migration-guard:diagnose -Dmigration-guard.migration=1_a");
    }

    @Test
    void whatChangesMeanwhileIsSeen() throws SQLException {
        has(A, B);
        assertThatThrownBy(() -> take(false, null, () -> database.run("DROP INDEX b_id"), A, B))
                .isInstanceOf(GuardException.class)
                .hasMessage("Nothing was recorded, because somebody else changed the schema at the same time");
        database.run("CREATE INDEX b_id ON b (id)");
        assertThatThrownBy(() -> take(false, null, () -> recorded("1_a", "NULL"), A, B))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("somebody else changed public._prisma_migrations");
        assertThat(rows()).isEqualTo("1_a 0 0");
    }

    @Test
    void onlyTheLastOneIsForAPersonToName() {
        assertThatThrownBy(() -> take("9_x", A))
                .isInstanceOf(GuardException.class)
                .hasMessage("upTo names 9_x, which is none of the migrations");
        assertThatThrownBy(() -> new AppliedConfiguration(true, "r", null, List.of()).last(true))
                .isInstanceOf(GuardException.class)
                .hasMessage("force does not go with migration=all-present");
        assertThatThrownBy(() -> new AppliedConfiguration(false, null, null, List.of("1:r")).last(true))
                .isInstanceOf(GuardException.class)
                .hasMessage("acknowledge does not go with migration=all-present");
        assertThatThrownBy(() -> new AppliedConfiguration(false, null, "1_a", List.of()).last(false))
                .isInstanceOf(GuardException.class)
                .hasMessage("upTo is set, but migration is not all-present");
    }
}

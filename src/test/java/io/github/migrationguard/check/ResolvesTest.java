package io.github.migrationguard.check;

import static io.github.migrationguard.Samples.history;
import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.database.Target;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.PrismaChecksum;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.recovery.Resolution;
import io.github.migrationguard.recovery.Resolution.Outcome;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every decision about resolving as applied, on evidence from real servers. */
class ResolvesTest {
    private static final String A = "CREATE TABLE \"a\" (\"id\" INT);\nCREATE INDEX \"a_id\" ON \"a\"(\"id\");";
    private static final String ROWS =
            "CREATE TABLE \"a\" (\"id\" INT);\nINSERT INTO \"a\" VALUES (1);\nUPDATE \"a\" SET \"id\" = \"id\" + 1;";

    /** The columns as Prisma writes them, with a word where a value is new each time. */
    private static final String RECORDED = """
            SELECT coalesce(string_agg(concat_ws(' ', migration_name, left(checksum, 8), length(id), coalesce(logs, 'null'),
              applied_steps_count, CASE WHEN started_at = finished_at THEN 'at once' WHEN finished_at IS NULL THEN 'failed' END,
              CASE WHEN rolled_back_at IS NOT NULL THEN 'rolled back' ELSE 'live' END,
              CASE WHEN coalesce(finished_at, rolled_back_at) BETWEEN now() - interval '1 min' AND now()
                   AND date_trunc('milliseconds', coalesce(finished_at, rolled_back_at)) = coalesce(finished_at, rolled_back_at)
                   THEN 'now' END),
              '; ' ORDER BY migration_name, started_at), '') FROM public._prisma_migrations""";

    private static LiveDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = new LiveDatabase(TestServer.MAJOR, "resolves");
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    private static void failed(String name) throws SQLException {
        database.run(LiveDatabase.HISTORY.formatted("public"));
        database.run("INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)"
                + " VALUES (gen_random_uuid(), 'c', '" + name + "', '2025-02-03')");
    }

    private static ScratchServer none(int major) {
        throw new GuardException("No PostgreSQL " + major + " can be had", "Name one.");
    }

    private static ResolveConfiguration configuration(@Nullable String migration, boolean dryRun) {
        return new ResolveConfiguration(
                new StatusConfiguration(database.target(), null, false, "error"), migration, dryRun, null);
    }

    private static Resolution resolve(boolean dryRun, AppliedConfiguration evidence, Migration... migrations) {
        List<MigrationHistory> histories = List.of(history("prisma/migrations", migrations));
        return Resolves.applied(
                        configuration(migrations[migrations.length - 1].id(), dryRun),
                        evidence,
                        () -> histories,
                        TestServer::lent,
                        ProofSettings.DEFAULTS)
                .resolution();
    }

    private static Resolution resolve(Migration... migrations) {
        return resolve(false, acknowledging(), migrations);
    }

    private static AppliedConfiguration acknowledging(String... entries) {
        return new AppliedConfiguration(false, null, null, List.of(entries));
    }

    private static AppliedConfiguration forced(@Nullable String reason) {
        return new AppliedConfiguration(true, reason, null, List.of());
    }

    private static String recorded() throws SQLException {
        return database.value(RECORDED);
    }

    private static String applied(String name, String sql) {
        return name + " " + PrismaChecksum.of(sql).substring(0, 8) + " 36  0 at once live now";
    }

    @Test
    void whatIsAllThereIsRecordedAsPrismaDoes() throws SQLException {
        failed("1_a");
        database.run(A);
        Resolution resolution = resolve(migration("1_a", A));
        assertThat(resolution.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(resolution.reason()).isEqualTo("All of it is there.");
        assertThat(resolution.commands())
                .containsExactly("npx prisma migrate deploy", "mvn migration-guard:verify-schema");
        assertThat(recorded()).isEqualTo("1_a c 36 null 0 failed rolled back now; " + applied("1_a", A));
        Resolution again = resolve(migration("1_a", A));
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY);
        assertThat(again.sql()).isEmpty();
    }

    @Test
    void whatIsNotAllThereIsRefused() throws SQLException {
        failed("1_a");
        String before = recorded();
        assertThat(resolve(migration("1_a", A)).outcome()).isEqualTo(Outcome.REFUSED);
        database.run("CREATE TABLE a (id int)");
        Resolution half = resolve(false, acknowledging("2:no word counts against the catalog"), migration("1_a", A));
        assertThat(half.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(half.reason()).startsWith("Not all of it is there: statement 2 (line 2) is absent, ");
        database.run("CREATE INDEX a_id ON a ((id + 1))");
        Resolution other = resolve(migration("1_a", A));
        assertThat(other.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(other.reason()).contains("statement 2 (line 2) is different");
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    void whatNothingCanTellAPersonAnswersForOneByOne() throws SQLException {
        failed("1_rows");
        database.run(ROWS);
        Resolution none = resolve(migration("1_rows", ROWS));
        assertThat(none.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(none.reason()).contains("statement 2", "statement 3", "acknowledge, one by one");
        assertThat(none.commands().toString()).contains("-Dmigration-guard.acknowledge=2:");
        assertThat(resolve(false, acknowledging("2:seen"), migration("1_rows", ROWS))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThatThrownBy(() -> resolve(false, acknowledging("9:seen"), migration("1_rows", ROWS)))
                .isInstanceOf(GuardException.class)
                .hasMessage("acknowledge names the statement 9, but 1_rows has 3");
        Resolution both = resolve(false, acknowledging("2:seen", " twice", "3: it is 2"), migration("1_rows", ROWS));
        assertThat(both.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(both.reason()).contains("statement 2 (seen, twice), statement 3 (it is 2)");
    }

    @Test
    void rowsTellWhatCatalogsCannot() throws SQLException {
        String sql = """
                CREATE TABLE "a" ("id" INT PRIMARY KEY, "n" INT);
                INSERT INTO "a" VALUES (1, 1), (2, 1);
                INSERT INTO "a" ("id", "n") VALUES (3, 3) ON CONFLICT ("id") DO NOTHING;
                UPDATE "a" SET "n" = 2 WHERE "n" = 1;
                DELETE FROM "a" WHERE "id" = 2;
                """;
        failed("1_rows");
        database.run(sql + "INSERT INTO a VALUES (4, 1)");
        Resolution open = resolve(false, acknowledging("2:seen"), migration("1_rows", sql));
        assertThat(open.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(open.reason())
                .contains("statement 4 (line 4) is unknown, it would still change 1 row")
                .doesNotContain("statement 3", "statement 5");
        database.run("UPDATE a SET n = 3 WHERE id = 4; DELETE FROM a WHERE id = 3");
        assertThat(resolve(false, acknowledging("2:seen"), migration("1_rows", sql))
                        .reason())
                .contains("statement 3 (line 3) is unknown, it would still change 1 row");
        database.run("INSERT INTO a VALUES (3, 3)");
        assertThat(resolve(false, acknowledging("2:seen"), migration("1_rows", sql))
                        .outcome())
                .isEqualTo(Outcome.RECORDED);
    }

    @Test
    void forceNeedsAReasonAndRecordsAnything() throws SQLException {
        failed("1_a");
        assertThatThrownBy(() -> resolve(false, forced(" "), migration("1_a", A)))
                .isInstanceOf(GuardException.class)
                .hasMessage("force is set without a reason");
        Resolution resolution = resolve(false, forced("dropped on purpose"), migration("1_a", A));
        assertThat(resolution.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(resolution.forced()).isEqualTo("dropped on purpose");
        assertThat(resolution.reason()).startsWith("By force, against the evidence: statement 1 (line 1) is absent");
        assertThat(recorded()).endsWith(applied("1_a", A));
    }

    @Test
    void forceIsForThoseWithoutAServerToo() throws SQLException {
        failed("1_a");
        List<MigrationHistory> histories = List.of(history("prisma/migrations", migration("1_a", A)));
        assertThatThrownBy(() -> Resolves.applied(
                        configuration(null, false),
                        acknowledging(),
                        () -> histories,
                        ResolvesTest::none,
                        ProofSettings.DEFAULTS))
                .isInstanceOf(GuardException.class)
                .hasMessage("No PostgreSQL " + TestServer.MAJOR + " can be had");
        Resolution resolution = Resolves.applied(
                        configuration(null, false),
                        forced("no server here"),
                        () -> histories,
                        ResolvesTest::none,
                        ProofSettings.DEFAULTS)
                .resolution();
        assertThat(resolution.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(resolution.reason())
                .isEqualTo("Nobody looked whether it is there: No PostgreSQL " + TestServer.MAJOR + " can be had");
        assertThat(resolution.forced()).isEqualTo("no server here");
    }

    @Test
    void withoutAHistoryTheTableIsMadeAsPrismaMakesIt() throws SQLException {
        database.run(A);
        Resolution shown = resolve(true, acknowledging(), migration("1_a", A));
        assertThat(shown.outcome()).isEqualTo(Outcome.DRY_RUN);
        assertThat(shown.sql()).hasSize(2);
        assertThat(shown.sql().get(0)).startsWith("CREATE TABLE \"public\"._prisma_migrations (");
        assertThat(database.value("SELECT to_regclass('public._prisma_migrations')"))
                .isEqualTo("null");
        assertThat(resolve(migration("1_a", A)).outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(recorded()).isEqualTo(applied("1_a", A));
        String columns = """
                SELECT string_agg(concat_ws(' ', attnum, attname, format_type(atttypid, atttypmod), attnotnull,
                  pg_get_expr(adbin, adrelid)), ', ' ORDER BY attnum) || (SELECT pg_get_constraintdef(oid)
                  FROM pg_constraint WHERE conrelid = 'public._prisma_migrations'::regclass AND contype = 'p')
                FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                WHERE attrelid = 'public._prisma_migrations'::regclass AND attnum > 0""";
        String ours = database.value(columns);
        database.run("DROP TABLE _prisma_migrations");
        database.run(LiveDatabase.HISTORY.formatted("public"));
        assertThat(ours).isEqualTo(database.value(columns));
    }

    @Test
    void withoutAFileItIsRefused() throws SQLException {
        failed("1_a");
        Finding missing = new Finding(
                "migration-file-missing", Severity.ERROR, null, Span.START, "no file", "", "Restore it.", null);
        Resolution resolution = resolve(migration("1_a", "", missing));
        assertThat(resolution.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(resolution.reason()).contains("migration.sql is not there");
    }

    @Test
    void aFailureBehindASuccessIsToBeRolledBack() throws SQLException {
        failed("1_a");
        database.run("INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)"
                + " VALUES ('x', 'c', '1_a', now())");
        Resolution resolution = resolve(migration("1_a", A));
        assertThat(resolution.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(resolution.commands())
                .containsExactly("mvn migration-guard:resolve-rolled-back -Dmigration-guard.migration=1_a");
    }

    @Test
    void evidenceHoldsForTheHistoryItWasMadeFor() throws SQLException {
        failed("1_a");
        database.run(A);
        List<MigrationHistory> histories = List.of(history("prisma/migrations", migration("1_a", A)));
        assertThatThrownBy(() -> Resolves.applied(
                        configuration("1_a", false),
                        acknowledging(),
                        () -> histories,
                        major -> {
                            try {
                                database.run("UPDATE _prisma_migrations SET checksum = 'other'");
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                            return TestServer.lent(major);
                        },
                        ProofSettings.DEFAULTS))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("somebody else changed public._prisma_migrations");
        assertThat(recorded()).doesNotContain("live now");
    }

    @Test
    void whatTheDatabaseLosesMeanwhileIsSeen() throws SQLException {
        failed("1_a");
        database.run(A);
        List<MigrationHistory> histories = List.of(history("prisma/migrations", migration("1_a", A)));
        Resolution resolution = Resolves.applied(
                        configuration("1_a", false),
                        acknowledging(),
                        () -> histories,
                        major -> {
                            try {
                                database.run("DROP INDEX a_id");
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                            return TestServer.lent(major);
                        },
                        ProofSettings.DEFAULTS)
                .resolution();
        assertThat(resolution.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aDatabaseThatOnlyTheEnvironmentNamesIsConfirmed() throws SQLException {
        failed("1_a");
        Target known = database.target();
        Target target = new Target(known.url(), known.user(), known.password(), Target.Source.ENVIRONMENT);
        StatusConfiguration named = new StatusConfiguration(target, null, false, "error");
        List<MigrationHistory> histories = List.of(history("prisma/migrations", migration("1_a", A)));
        assertThatThrownBy(
                        () -> Resolves.rolledBack(new ResolveConfiguration(named, null, false, null), () -> histories))
                .isInstanceOfSatisfying(
                        GuardException.class,
                        e -> assertThat(e.advice()).contains("add -Dmigration-guard.confirmHost=127.0.0.1,"));
        assertThatThrownBy(
                        () -> Resolves.rolledBack(new ResolveConfiguration(named, null, false, "db2"), () -> histories))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("confirmHost is db2, but DATABASE_URL of the environment leads to");
        assertThat(Resolves.rolledBack(new ResolveConfiguration(named, null, true, null), () -> histories)
                        .resolution()
                        .outcome())
                .isEqualTo(Outcome.DRY_RUN);
        assertThat(Resolves.rolledBack(new ResolveConfiguration(named, null, false, "127.0.0.1"), () -> histories)
                        .resolution()
                        .outcome())
                .isEqualTo(Outcome.RECORDED);
    }
}

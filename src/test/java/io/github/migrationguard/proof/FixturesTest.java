package io.github.migrationguard.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FixturesTest {
    private static final ScratchServer SERVER = TestServer.shared();
    private static final String TABLE = "CREATE TABLE t(id serial, v int)";
    private static final String ROWS = "INSERT INTO t(v) VALUES (1), (2);\nINSERT INTO t(v) VALUES (${three})";

    private static List<MigrationProof> prove(Fixtures fixtures, int skipped, String... texts) {
        ProofSettings usual = ProofSettings.DEFAULTS;
        ProofSettings settings = new ProofSettings(
                "",
                Map.of("three", "3"),
                usual.statementTimeout(),
                usual.lockTimeout(),
                usual.migrationTimeout(),
                usual.timeout(),
                usual.maxDisk(),
                fixtures);
        return Proofs.of(SERVER, settings, CrashModel.STATEMENT, List.of(texts), skipped);
    }

    private static Fixtures before(String id, String sql) {
        return new Fixtures(Map.of(id, Fixture.of("rows/" + id + ".sql", sql)), null);
    }

    /** In a transaction that is rolled back, and, where something cannot be, in copies. */
    @ParameterizedTest
    @CsvSource({"''", "PREPARE p AS SELECT 1;"})
    void statementsMeetTheirRows(String first) {
        String increments = first + "UPDATE t SET v = v + 1";
        String sets = first + "UPDATE t SET v = 7";
        int last = first.isEmpty() ? 1 : 2;

        MigrationProof without = prove(Fixtures.NONE, 1, TABLE, increments).get(0);
        assertThat(without.verdict()).isEqualTo(ProofVerdict.PROVED);
        assertThat(without.unexercised()).containsExactly(last);

        MigrationProof with = prove(before("2", ROWS), 1, TABLE, increments).get(0);
        assertThat(with.verdict()).isEqualTo(ProofVerdict.REFUTED);
        assertThat(Proofs.failing(with)).containsExactly(last);

        MigrationProof repeatable = prove(before("2", ROWS), 1, TABLE, sets).get(0);
        assertThat(repeatable.verdict()).isEqualTo(ProofVerdict.PROVED);
        assertThat(repeatable.unexercised()).isEmpty();
    }

    /** The third migration is played in a copy, which is made by running everything before it again. */
    @Test
    void theyStayAndAreThereInCopiesToo() {
        List<MigrationProof> proofs = prove(
                before("2", ROWS),
                0,
                TABLE,
                "ALTER TABLE t ADD COLUMN IF NOT EXISTS w int",
                "DELETE FROM t WHERE v < 2; UPDATE t SET v = v * 2, w = v WHERE v > 1;");

        assertThat(proofs)
                .extracting(MigrationProof::verdict)
                .containsExactly(ProofVerdict.REFUTED, ProofVerdict.PROVED, ProofVerdict.REFUTED);
        assertThat(Proofs.failing(proofs.get(2))).containsExactly(2);
        assertThat(proofs.get(2).unexercised()).isEmpty();
    }

    @Test
    void thoseOfAMigrationThatIsOnlyRunAreThereForTheNext() {
        assertThat(prove(before("2", ROWS), 2, TABLE, "SELECT 1", "UPDATE t SET v = v + 1")
                        .get(0)
                        .verdict())
                .isEqualTo(ProofVerdict.REFUTED);
    }

    @Test
    void oneFileIsForTheFirstMigrationAfterSinceElseForTheLast() {
        Fixtures one = new Fixtures(Map.of(), Fixture.of("rows.sql", "INSERT INTO t(v) VALUES (1)"));
        String update = "UPDATE t SET v = 7";

        assertThat(prove(one, 0, TABLE, update, update))
                .extracting(MigrationProof::unexercised)
                .containsExactly(List.of(), List.of(1), List.of());
        assertThat(prove(one, 1, TABLE, update, update))
                .extracting(MigrationProof::unexercised)
                .containsExactly(List.of(), List.of());
    }

    /** A setting of a fixture is not one of the tool's session. */
    @Test
    void theirSessionIsTheirOwn() {
        Fixtures fixture =
                before("2", "BEGIN; SET search_path = none; INSERT INTO public.t(v) VALUES (1); COMMIT; BEGIN");

        assertThat(prove(fixture, 1, TABLE, "UPDATE t SET v = 7; CREATE TABLE IF NOT EXISTS public.u(id int)")
                        .get(0)
                        .verdict())
                .isEqualTo(ProofVerdict.PROVED);
    }

    @Test
    void copyDataIsReadFromTheFile() {
        assertThat(prove(before("2", "COPY t(v) FROM stdin;\n5\n\\.\n"), 1, TABLE, "UPDATE t SET v = v + 1")
                        .get(0)
                        .verdict())
                .isEqualTo(ProofVerdict.REFUTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT 1;\\n  INSERT INTO missing VALUES (1) | rows/2.sql:2:3 fails: 42P01 relation "missing" does not exist
            SELEC 1                                      | rows/2.sql:1:1 fails: 42601 syntax error
            SELECT 1;\\n\\i other.sql                    | rows/2.sql:2:1 is for psql
            COPY t FROM PROGRAM 'true'                   | rows/2.sql:1:1 fails: 42501
            """)
    void oneThatFailsIsAnErrorWithItsPlace(String sql, String message) {
        assertThatThrownBy(() -> prove(before("2", sql.replace("\\n", "\n")), 1, TABLE, "SELECT 1"))
                .isExactlyInstanceOf(GuardException.class)
                .hasMessageStartingWith("fixtures: " + message);
    }

    @Test
    void eachMustFindItsMigration() {
        MigrationHistory one = history("1", "2");
        MigrationHistory other = history("3");

        before("3", ROWS).check(List.of(one, other));
        Fixtures.NONE.check(List.of());
        assertThatThrownBy(() -> before("4", ROWS).check(List.of(one, other)))
                .isExactlyInstanceOf(GuardException.class)
                .hasMessage("fixtures: rows/4.sql belongs to no migration: none has the id 4");
        Fixtures file = new Fixtures(Map.of(), Fixture.of("rows.sql", ROWS));
        file.check(List.of(one));
        assertThatThrownBy(() -> file.check(List.of(one, other))).hasMessageContaining("several directories");
    }

    private static MigrationHistory history(String... ids) {
        List<Migration> migrations = new ArrayList<>();
        for (String id : ids) {
            migrations.add(Proofs.migration(id, "SELECT 1"));
        }
        return new MigrationHistory("texts", "plain", List.of(), migrations);
    }
}

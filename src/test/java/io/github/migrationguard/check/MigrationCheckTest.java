package io.github.migrationguard.check;

import static io.github.migrationguard.Samples.finding;
import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.check.Analysis.Opinion;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.rerun.Exposure;
import io.github.migrationguard.rerun.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MigrationCheckTest {
    private static final Map<String, Severity> RULES = Map.of(
            "unguarded-create-index", Severity.ERROR,
            "unguarded-create-table", Severity.ERROR,
            "not-decided", Severity.WARNING,
            "not-postgresql", Severity.ERROR,
            "psql-meta-command", Severity.WARNING,
            "suppression-unused", Severity.WARNING);

    private static final Migration MIGRATION = migration("1", "CREATE TABLE a (b int);\nCREATE INDEX c ON a (b);\n");
    private static final Finding TABLE = finding("unguarded-create-table", Severity.ERROR, MIGRATION, "a (");
    private static final Finding INDEX = finding("unguarded-create-index", Severity.ERROR, MIGRATION, "c ON");

    private static CheckedMigration check(
            Migration migration, Requirement requirement, Opinion opinion, String... rules) {
        return new MigrationCheck(RuleLevels.of(List.of(rules), RULES), "plain", requirement)
                .check(migration, opinion, null);
    }

    private static Opinion fails(Exposure exposure, Finding... findings) {
        return new Opinion(Verdict.NOT_RERUNNABLE, exposure, List.of(findings));
    }

    private static List<String> found(CheckedMigration checked) {
        return checked.findings().stream()
                .map(f -> f.finding().severity().word() + " " + f.finding().rule()
                        + (f.suppressed() ? " (suppressed)" : ""))
                .toList();
    }

    @Test
    void findingsStandInTheOrderOfTheirPlaces() {
        CheckedMigration checked = check(MIGRATION, Requirement.RERUNNABLE, fails(Exposure.HALF_APPLIED, INDEX, TABLE));
        assertThat(found(checked)).containsExactly("error unguarded-create-table", "error unguarded-create-index");
        assertThat(checked.verdict()).isEqualTo(Verdict.NOT_RERUNNABLE);
        assertThat(checked.exposure()).isEqualTo(Exposure.HALF_APPLIED);
    }

    @Test
    void aSuppressedFindingStaysAndTheVerdictToo() {
        Migration migration = migration(
                "1", "CREATE TABLE a (b int); -- migration-guard:ignore unguarded-create-table -- dropped before\n");
        Finding finding = finding("unguarded-create-table", Severity.ERROR, migration, "a (");
        CheckedMigration checked = check(migration, Requirement.RERUNNABLE, fails(Exposure.UNRECORDED, finding));
        assertThat(found(checked)).containsExactly("error unguarded-create-table (suppressed)");
        assertThat(checked.verdict()).isEqualTo(Verdict.NOT_RERUNNABLE);
    }

    @Test
    void complaintsAboutCommentsCanBeSwitchedOffLikeOthers() {
        Migration migration = migration("1", "-- migration-guard:ignore not-decided -- why\nSELECT 1;");
        Opinion fine = new Opinion(Verdict.RERUNNABLE, Exposure.NONE, List.of());
        assertThat(found(check(migration, Requirement.RERUNNABLE, fine))).containsExactly("warning suppression-unused");
        assertThat(found(check(migration, Requirement.RERUNNABLE, fine, "suppression-unused:off")))
                .isEmpty();
    }

    @Test
    void whereHalfAppliedIsWhatCountsAnUnrecordedMigrationIsOnlyInformation() {
        Requirement lenient = Requirement.NO_HALF_APPLIED;
        assertThat(found(check(MIGRATION, lenient, fails(Exposure.UNRECORDED, TABLE))))
                .containsExactly("info unguarded-create-table");
        assertThat(found(check(MIGRATION, lenient, fails(Exposure.HALF_APPLIED, TABLE))))
                .containsExactly("error unguarded-create-table");
        assertThat(found(check(MIGRATION, Requirement.RERUNNABLE, fails(Exposure.UNRECORDED, TABLE))))
                .containsExactly("error unguarded-create-table");
    }

    @Test
    void anUndecidedMigrationHasExactlyOneFindingThatSaysSo() {
        Finding first = new Finding("not-decided", Severity.WARNING, 1, new Span(1, 1, 1, 9), "first", "", "h", null);
        Finding second = new Finding("not-decided", Severity.WARNING, 2, new Span(2, 1, 2, 9), "second", "", "h", null);
        Opinion twice = new Opinion(Verdict.UNDECIDED, Exposure.NONE, List.of(first, second));
        Opinion never = new Opinion(Verdict.UNDECIDED, Exposure.NONE, List.of());
        Opinion decided = fails(Exposure.NONE, TABLE, first);
        assertThat(check(MIGRATION, Requirement.RERUNNABLE, twice).findings())
                .containsExactly(new CheckedFinding(first, false, false));
        assertThat(found(check(MIGRATION, Requirement.RERUNNABLE, never))).containsExactly("warning not-decided");
        assertThat(found(check(MIGRATION, Requirement.RERUNNABLE, decided)))
                .containsExactly("error unguarded-create-table");
    }

    @Test
    void aTextThatPostgresqlRefusesIsUndecided() {
        Migration migration = migration("1", "CREATE TABEL a (b int);\n");
        Opinion blind = new Opinion(Verdict.RERUNNABLE, Exposure.NONE, List.of());
        CheckedMigration checked = check(migration, Requirement.RERUNNABLE, blind);
        assertThat(checked.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(found(checked)).containsExactlyInAnyOrder("error not-postgresql", "warning not-decided");
        CheckedMigration failing = check(migration, Requirement.RERUNNABLE, fails(Exposure.UNRECORDED, TABLE));
        assertThat(failing.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(found(failing))
                .containsExactlyInAnyOrder(
                        "error not-postgresql", "warning not-decided", "error unguarded-create-table");
        assertThat(check(migration, Requirement.RERUNNABLE, blind, "not-postgresql:info")
                        .verdict())
                .isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void aPsqlCommandMakesTheServerFailWherePrismaSendsIt() {
        Migration migration = migration("1", "\\set x 1\nSELECT 1;\n");
        Opinion fine = new Opinion(Verdict.RERUNNABLE, Exposure.NONE, List.of());
        RuleLevels levels = RuleLevels.of(List.of(), RULES);
        CheckedMigration plain =
                new MigrationCheck(levels, "plain", Requirement.RERUNNABLE).check(migration, fine, null);
        CheckedMigration prisma =
                new MigrationCheck(levels, "prisma", Requirement.RERUNNABLE).check(migration, fine, null);
        assertThat(found(plain)).containsExactly("warning psql-meta-command");
        assertThat(plain.verdict()).isEqualTo(Verdict.RERUNNABLE);
        assertThat(found(prisma)).containsExactlyInAnyOrder("error psql-meta-command", "warning not-decided");
        assertThat(prisma.verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void aFileThatCouldNotBeReadIsUndecided() {
        Finding unreadable = new Finding("file-unreadable", Severity.ERROR, null, Span.START, "m", "", "h", null);
        Opinion blind = new Opinion(Verdict.RERUNNABLE, Exposure.NONE, List.of());
        CheckedMigration checked = check(migration("1", "", unreadable), Requirement.RERUNNABLE, blind);
        assertThat(checked.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(found(checked)).containsExactly("error file-unreadable", "warning not-decided");
    }
}

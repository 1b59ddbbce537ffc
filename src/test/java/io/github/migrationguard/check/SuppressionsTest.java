package io.github.migrationguard.check;

import static io.github.migrationguard.Samples.finding;
import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.Migration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SuppressionsTest {
    private static final String RULE = "unguarded-create-index";

    private static final Map<String, Severity> RULES =
            Map.of(RULE, Severity.ERROR, "unguarded-create-table", Severity.ERROR);

    private static Suppressions suppressions(Migration migration) {
        return new Suppressions(migration, RuleLevels.of(List.of(), RULES));
    }

    /** Whether the finding at {@code x_idx} is covered, and then what is wrong with the comments: rule and message. */
    private static List<String> complaints(String sql) {
        Migration migration = migration("1", sql);
        Suppressions suppressions = suppressions(migration);
        suppressions.cover(finding(RULE, Severity.ERROR, migration, "x_idx"));
        return suppressions.complaints().stream()
                .map(complaint -> complaint.rule() + ": " + complaint.message())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- migration-guard:ignore unguarded-create-index -- small table\nCREATE INDEX x_idx ON t (a);",
                "SELECT 1;\n-- migration-guard:ignore unguarded-create-index -- why\n\n-- CreateIndex\nCREATE INDEX x_idx ON t (a);",
                "/* migration-guard:ignore unguarded-create-index -- why */ CREATE INDEX x_idx ON t (a);",
                "SELECT 1; /* migration-guard:ignore unguarded-create-index -- why */ CREATE INDEX x_idx ON t (a);",
                "CREATE INDEX x_idx -- migration-guard:ignore unguarded-create-index -- why\n  ON t (a);",
                "CREATE INDEX x_idx ON t (a); -- migration-guard:ignore unguarded-create-index -- why",
                "CREATE INDEX x_idx ON t (a)\n; -- migration-guard:ignore unguarded-create-index -- why\nSELECT 1;",
                "CREATE INDEX x_idx ON t (a) -- migration-guard:ignore unguarded-create-index -- why",
                "--migration-guard: ignore unguarded-create-table,unguarded-create-index --why\r\nCREATE INDEX x_idx ON t (a);",
                "-- migration-guard:ignore unguarded-create-index\nCREATE INDEX x_idx ON t (a);",
                "/*\n * migration-guard:ignore unguarded-create-index -- why\n */\nCREATE INDEX x_idx ON t (a);",
            })
    void aCommentCoversItsStatement(String sql) {
        Migration migration = migration("1", sql);
        assertThat(suppressions(migration).cover(finding(RULE, Severity.ERROR, migration, "x_idx")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX x_idx ON t (a);\n-- migration-guard:ignore unguarded-create-index -- why\nSELECT 1;",
                "SELECT 1; -- migration-guard:ignore unguarded-create-index -- why\nCREATE INDEX x_idx ON t (a);",
                "-- migration-guard:ignore unguarded-create-index -- why\nSELECT 1; CREATE INDEX x_idx ON t (a);",
                "-- migration-guard:ignore unguarded-create-table -- why\nCREATE INDEX x_idx ON t (a);",
                "-- say migration-guard:ignore unguarded-create-index -- why\nCREATE INDEX x_idx ON t (a);",
                "-- migration-guard:ignore-file unguarded-create-index -- why\nCREATE INDEX x_idx ON t (a);",
                "SELECT '-- migration-guard:ignore unguarded-create-index -- why';\nCREATE INDEX x_idx ON t (a);",
            })
    void otherCommentsDoNot(String sql) {
        Migration migration = migration("1", sql);
        assertThat(suppressions(migration).cover(finding(RULE, Severity.ERROR, migration, "x_idx")))
                .isFalse();
    }

    @Test
    void aFindingAboutTheFileIsNotCovered() {
        Migration migration = migration("1", "-- migration-guard:ignore unguarded-create-index -- why\nSELECT 1;");
        Finding finding = new Finding(RULE, Severity.ERROR, null, Span.START, "m", "", "h", null);
        assertThat(suppressions(migration).cover(finding)).isFalse();
    }

    @Test
    void aCommentThatDoesItsWorkIsNotComplainedAbout() {
        assertThat(complaints("-- migration-guard:ignore unguarded-create-index -- why\nCREATE INDEX x_idx ON t (a);"))
                .isEmpty();
    }

    @Test
    void aMissingReasonIsAWarningAtTheComment() {
        String sql =
                "SELECT 1;\n  -- migration-guard:ignore unguarded-create-index because\nCREATE INDEX x_idx ON t (a);";
        Migration migration = migration("1", sql);
        Suppressions suppressions = suppressions(migration);
        suppressions.cover(finding(RULE, Severity.ERROR, migration, "x_idx"));
        assertThat(suppressions.complaints())
                .containsExactly(new Finding(
                        "suppression-without-reason",
                        Severity.WARNING,
                        2,
                        new Span(2, 3, 2, 59),
                        "this comment does not say why the finding may stay",
                        "",
                        "Write -- migration-guard:ignore unguarded-create-index -- <reason>",
                        null));
    }

    @Test
    void eachRuleOfACommentHasToBeOfUse() {
        assertThat(complaints("-- migration-guard:ignore unguarded-create-table, unguarded-create-index -- why\n"
                        + "CREATE INDEX x_idx ON t (a);"))
                .containsExactly(
                        "suppression-unused: this comment ignores unguarded-create-table, which is not found here");
    }

    @Test
    void aCommentBehindTheLastStatementIsUnused() {
        assertThat(complaints(
                        "CREATE INDEX x_idx ON t (a);\n-- migration-guard:ignore unguarded-create-index -- why\n"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("suppression-unused");
    }

    @Test
    void aRuleThatIsSwitchedOffIsNotUnused() {
        Migration migration = migration("1", "-- migration-guard:ignore unguarded-create-index -- why\nSELECT 1;");
        RuleLevels off = RuleLevels.of(List.of("unguarded-create-index:off"), RULES);
        assertThat(new Suppressions(migration, off).complaints()).isEmpty();
    }

    @Test
    void commentsThatCannotBeUnderstoodAreWarnings() {
        assertThat(complaints("-- migration-guard:ignore create-index -- why\nCREATE INDEX x_idx ON t (a);"))
                .containsExactly("suppression-invalid: this comment names the unknown rule 'create-index'");
        assertThat(complaints("-- migration-guard:ignore -- why\nCREATE INDEX x_idx ON t (a);"))
                .containsExactly("suppression-invalid: this comment names no rule");
        assertThat(complaints("-- migration-guard:skip unguarded-create-index\nCREATE INDEX x_idx ON t (a);"))
                .containsExactly("suppression-invalid: this comment asks the guard for 'skip', which it does not know");
    }
}

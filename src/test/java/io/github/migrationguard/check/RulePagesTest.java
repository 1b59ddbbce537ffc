package io.github.migrationguard.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.Samples;
import io.github.migrationguard.check.Analysis.Opinion;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.rerun.Exposure;
import io.github.migrationguard.rerun.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of this package's rules call wrong is found, and what they recommend is not. */
final class RulePagesTest {
    private static final Pattern EXAMPLES = Pattern.compile(
            "## Instead of\\n\\n```sql\\n(.*?)```\\n\\n## Use\\n\\n```sql\\n(.*?)```\\n", Pattern.DOTALL);

    private static final Map<String, Severity> RULES = Map.of(
            "unguarded-create-index", Severity.ERROR,
            "not-decided", Severity.WARNING,
            "psql-meta-command", Severity.WARNING);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing-semicolon",
                "not-postgresql",
                "psql-meta-command",
                "suppression-invalid",
                "suppression-unused",
                "suppression-without-reason",
                "unterminated-literal",
            })
    void theExamplesShowTheRule(String rule) throws IOException {
        String page = Files.readString(Path.of("docs/rules", rule + ".md"));
        Matcher examples = EXAMPLES.matcher(page);
        assertThat(page).startsWith("# " + rule + "\n\nDefault severity: ");
        assertThat(examples.find()).as("has both examples").isTrue();
        assertThat(found(examples.group(1))).contains(rule);
        assertThat(found(examples.group(2))).isEmpty();
    }

    private static List<String> found(String sql) {
        Migration migration = Samples.migration("1", sql);
        MigrationCheck check = new MigrationCheck(RuleLevels.of(List.of(), RULES), "prisma", Requirement.RERUNNABLE);
        return check.check(migration, simulated(migration), null).findings().stream()
                .filter(finding -> !finding.suppressed())
                .map(finding -> finding.finding().rule())
                .toList();
    }

    /** As much of a simulation as the pages need. */
    private static Opinion simulated(Migration migration) {
        if (!migration.source().text().contains("CREATE INDEX \"")) {
            return new Opinion(Verdict.RERUNNABLE, Exposure.NONE, List.of());
        }
        Finding finding = Samples.finding("unguarded-create-index", Severity.ERROR, migration, "CREATE INDEX");
        return new Opinion(Verdict.NOT_RERUNNABLE, Exposure.UNRECORDED, List.of(finding));
    }
}

package io.github.migrationguard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has its page; what the pages of the re-run call wrong is found, and what they recommend is re-runnable. */
final class PagesTest {
    private static final Path PAGES = Path.of("docs/rules");
    private static final Pattern SECTION = Pattern.compile("^## (.*)$", Pattern.MULTILINE);
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LISTED =
            Pattern.compile("^\\| \\[([a-z0-9-]+)]\\(\\1\\.md\\) \\| (error|warning|info) \\|", Pattern.MULTILINE);

    static Stream<String> ofRerun() {
        return Stream.concat(Rules.OF_RERUN.stream().map(Rule::id), Stream.of(NotDecided.ID));
    }

    static Stream<Map.Entry<String, Severity>> all() {
        return Rules.defaults().entrySet().stream();
    }

    @Test
    void everyRuleHasAPageAndEveryPageARule() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            List<String> pages = files.map(file -> PAGES.relativize(file).toString())
                    .filter(file -> !file.equals("README.md"))
                    .map(file -> file.replace(".md", ""))
                    .toList();
            assertThat(pages)
                    .containsExactlyInAnyOrderElementsOf(Rules.defaults().keySet());
        }
    }

    @Test
    void theIndexListsThemInTheirOrder() throws IOException {
        List<String> listed = LISTED.matcher(Files.readString(PAGES.resolve("README.md")))
                .results()
                .map((MatchResult line) -> line.group(1) + " " + line.group(2))
                .toList();
        assertThat(listed)
                .containsExactlyElementsOf(
                        all().map(rule -> rule.getKey() + " " + rule.getValue().word())
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPageSaysWhatItsRuleWeighs(Map.Entry<String, Severity> rule) throws IOException {
        List<String> page = Files.readAllLines(PAGES.resolve(rule.getKey() + ".md"));
        assertThat(page).startsWith("# " + rule.getKey(), "");
        assertThat(page.get(2))
                .startsWith("Default severity: ")
                .contains(rule.getValue().word());
    }

    @ParameterizedTest
    @MethodSource("ofRerun")
    void whatThePageCallsWrongIsFound(String rule) throws IOException {
        List<RuleCase> wrong = examples(rule, "Instead of");
        assertThat(wrong).hasSize(1);
        assertThat(rules(wrong.get(0))).contains(rule);
    }

    @ParameterizedTest
    @MethodSource("ofRerun")
    void whatThePageRecommendsIsRerunnable(String rule) throws IOException {
        List<RuleCase> right = examples(rule, "Use");
        assertThat(right).isNotEmpty();
        for (RuleCase one : right) {
            assertThat(rules(one)).as(one.sql()).isEmpty();
            assertThat(one.isRerunnable()).as(one.sql()).isTrue();
        }
    }

    private static List<String> rules(RuleCase example) {
        return example.advised().stream().map(one -> one.finding().rule()).toList();
    }

    private static List<RuleCase> examples(String rule, String section) throws IOException {
        String page = Files.readString(PAGES.resolve(rule + ".md"));
        String setup = String.join("", sql(page, "Setup"));
        List<RuleCase> examples = new ArrayList<>();
        for (String sql : sql(page, section)) {
            examples.add(RuleCase.of(rule, section, "-- setup\n" + setup + "-- migration\n" + sql));
        }
        return examples;
    }

    private static List<String> sql(String page, String section) {
        Matcher heading = SECTION.matcher(page);
        while (heading.find()) {
            if (heading.group(1).equals(section)) {
                int start = heading.end();
                int end = heading.find() ? heading.start() : page.length();
                return SQL.matcher(page.substring(start, end))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .toList();
            }
        }
        return List.of();
    }
}

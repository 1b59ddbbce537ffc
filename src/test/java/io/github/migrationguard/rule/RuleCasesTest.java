package io.github.migrationguard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.Golden;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.rerun.Judgement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small migrations with all that the rules say of them, in {@code src/test/resources/cases/<rule-id>}. */
final class RuleCasesTest {
    static Stream<RuleCase> all() {
        return RuleCase.all().stream();
    }

    static Stream<RuleCase> telling() {
        return all().filter(aCase -> !aCase.isQuiet() && !aCase.rule().equals(NotDecided.ID));
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysWhatIsExpected(RuleCase aCase) {
        Golden.verify("cases/" + aCase + ".expected.txt", rendered(aCase));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theRuleSpeaksUnlessTheCaseSaysNot(RuleCase aCase) {
        List<String> rules = rules(aCase.advised());
        if (aCase.isQuiet()) {
            assertThat(rules).doesNotContain(aCase.rule());
        } else {
            assertThat(rules).contains(aCase.rule());
        }
    }

    /** The plant: a case that says the same without its rule would test nothing. */
    @ParameterizedTest
    @MethodSource("telling")
    void withoutItsRuleTheCaseSaysSomethingElse(RuleCase aCase) {
        List<Rule> others = Rules.OF_RERUN.stream()
                .filter(rule -> !rule.id().equals(aCase.rule()))
                .toList();
        assertThat(others).hasSize(Rules.OF_RERUN.size() - 1);
        assertThat(findings(aCase.advised(others))).isNotEqualTo(findings(aCase.advised()));
    }

    @Test
    void everyRuleOfTheRerunHasCasesOfBothKinds() {
        Map<String, List<Boolean>> kinds = all().collect(Collectors.groupingBy(
                RuleCase::rule,
                TreeMap::new,
                Collectors.collectingAndThen(
                        Collectors.mapping(RuleCase::isQuiet, Collectors.toSet()),
                        found -> found.stream().sorted().toList())));
        Map<String, List<Boolean>> wanted = new TreeMap<>();
        Rules.OF_RERUN.forEach(rule -> wanted.put(rule.id(), List.of(false, true)));
        wanted.put(NotDecided.ID, List.of(false, true));
        assertThat(kinds).isEqualTo(wanted);
    }

    private static List<String> rules(List<Advised> advised) {
        return advised.stream().map(one -> one.finding().rule()).toList();
    }

    private static List<Finding> findings(List<Advised> advised) {
        return advised.stream().map(Advised::finding).toList();
    }

    private static String rendered(RuleCase aCase) {
        Judgement judgement = aCase.judgement();
        StringBuilder text = new StringBuilder();
        text.append(judgement.verdict().word())
                .append(", exposure ")
                .append(judgement.exposure().word())
                .append('\n');
        for (Advised advised : aCase.advised()) {
            Finding finding = advised.finding();
            text.append('\n')
                    .append(finding.severity().word())
                    .append('[')
                    .append(finding.rule())
                    .append("] at ")
                    .append(finding.span().line())
                    .append(':')
                    .append(finding.span().column())
                    .append(" to ")
                    .append(finding.span().endLine())
                    .append(':')
                    .append(finding.span().endColumn())
                    .append(", statement ")
                    .append(finding.statement())
                    .append(finding.sqlState() == null ? "" : ", " + finding.sqlState())
                    .append('\n');
            text.append(finding.message()).append('\n');
            text.append("why: ").append(finding.reason()).append('\n');
            text.append(advised.edits().isEmpty() ? "help:" : "help, as an edit:")
                    .append('\n');
            text.append(finding.help().indent(4));
        }
        return text.toString();
    }
}

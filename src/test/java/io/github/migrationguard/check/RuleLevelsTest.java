package io.github.migrationguard.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RuleLevelsTest {
    private static final Map<String, Severity> RULES =
            Map.of("unguarded-create-index", Severity.ERROR, "not-decided", Severity.WARNING);

    private static final Finding FINDING =
            new Finding("unguarded-create-index", Severity.ERROR, 1, Span.START, "m", "r", "h", null);

    private static RuleLevels levels(String... entries) {
        return RuleLevels.of(List.of(entries), RULES);
    }

    @Test
    void aRuleKeepsItsOwnWeightUnlessTheUserChangedIt() {
        assertThat(levels().level(FINDING)).isSameAs(FINDING);
        assertThat(levels("not-decided:error").level(FINDING)).isSameAs(FINDING);
        assertThat(levels(" unguarded-create-index : info ").level(FINDING))
                .isEqualTo(FINDING.withSeverity(Severity.INFO));
    }

    @Test
    void aRuleThatIsOffSaysNothing() {
        assertThat(levels("unguarded-create-index:off").level(FINDING)).isNull();
    }

    @Test
    void theLaterOfTwoEntriesHolds() {
        assertThat(levels("unguarded-create-index:off", "unguarded-create-index:warning")
                        .level(FINDING))
                .isEqualTo(FINDING.withSeverity(Severity.WARNING));
        assertThat(levels("unguarded-create-index:warning", "unguarded-create-index:off")
                        .level(FINDING))
                .isNull();
    }

    @Test
    void mistakesAreNamedWithWhatWasMeant() {
        assertThatThrownBy(() -> levels("create-index:off"))
                .hasMessage("rules names the unknown rule 'create-index'")
                .extracting(e -> ((GuardException) e).advice())
                .isEqualTo("Did you mean unguarded-create-index?");
        assertThatThrownBy(() -> levels("zebra:off"))
                .extracting(e -> ((GuardException) e).advice().startsWith("The known rules are: "))
                .isEqualTo(true);
        assertThatThrownBy(() -> levels("not-decided:fatal"))
                .hasMessage("rules gives 'not-decided' the unknown severity 'fatal'");
        assertThatThrownBy(() -> levels("not-decided"))
                .hasMessage("rules has the entry 'not-decided' without a severity");
        assertThatThrownBy(() -> levels(""))
                .isInstanceOf(GuardException.class)
                .hasMessage("rules has the entry '' without a severity");
    }
}

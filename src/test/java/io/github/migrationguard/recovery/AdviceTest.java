package io.github.migrationguard.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdviceTest {
    private static Diagnosis advise(List<Integer> points, @Nullable Boolean rerunnable, Effect... effects) {
        List<StatementEvidence> statements = new ArrayList<>();
        for (Effect effect : effects) {
            statements.add(new StatementEvidence(statements.size() + 1, statements.size() + 1, effect, "because"));
        }
        return new Advice("m", points, statements, Cause.of("57014"), List.of(), rerunnable).diagnosis();
    }

    @Test
    void recordsWhatIsAllThere() {
        Diagnosis diagnosis = advise(List.of(2), null, Effect.WITNESSED, Effect.VOID);

        assertThat(diagnosis.recommendation()).isEqualTo(Recommendation.RESOLVE_APPLIED);
        assertThat(diagnosis.commands()).first().asString().contains("resolve-applied -Dmigration-guard.migration=m");
        assertThat(diagnosis.crashPoint()).isEqualTo(2);
        assertThat(diagnosis.open()).isEmpty();
    }

    @Test
    void rollsBackWhatIsNotThereAtAll() {
        Diagnosis diagnosis = advise(List.of(0), null, Effect.ABSENT, Effect.ABSENT);

        assertThat(diagnosis.recommendation()).isEqualTo(Recommendation.RESOLVE_ROLLED_BACK);
        assertThat(diagnosis.reason()).contains("Nothing of it is there", "57014", "longer than it may");
        assertThat(diagnosis.commands())
                .containsExactly(
                        "mvn migration-guard:resolve-rolled-back -Dmigration-guard.migration=m",
                        "npx prisma migrate deploy",
                        "mvn migration-guard:verify-schema");
    }

    @Test
    void runsAgainWhatCanBe() {
        Diagnosis diagnosis = advise(List.of(1), true, Effect.WITNESSED, Effect.ABSENT);

        assertThat(diagnosis.recommendation()).isEqualTo(Recommendation.RETRY);
        assertThat(diagnosis.reason()).contains("behind statement 1 of 2");
    }

    @Test
    void repairsWhatCannot() {
        Diagnosis known = advise(List.of(1, 2), false, Effect.WITNESSED, Effect.UNKNOWN, Effect.ABSENT);
        Diagnosis unknown = advise(List.of(1), null, Effect.WITNESSED, Effect.ABSENT);

        assertThat(known.recommendation()).isEqualTo(Recommendation.FIX_FIRST);
        assertThat(known.reason()).contains("one of the statements 1, 2", "fails or changes");
        assertThat(known.crashPoint()).isNull();
        assertThat(known.commands()).first().isEqualTo("mvn migration-guard:check-idempotency");
        assertThat(unknown.recommendation()).isEqualTo(Recommendation.FIX_FIRST);
        assertThat(unknown.reason()).contains("not known");
    }

    @Test
    void doesNotGuessWhereNothingFits() {
        Diagnosis diagnosis = advise(List.of(), true, Effect.DIFFERENT, Effect.WITNESSED);

        assertThat(diagnosis.recommendation()).isEqualTo(Recommendation.FIX_FIRST);
        assertThat(diagnosis.reason()).contains("no crash", "statement 1: because");
    }

    @Test
    void asksForALookAtTheRowsWhereOnlyTheseCanTell() {
        Diagnosis harmless = advise(List.of(1, 2), true, Effect.WITNESSED, Effect.UNKNOWN);
        Diagnosis harmful = advise(List.of(1, 2), false, Effect.WITNESSED, Effect.UNKNOWN);

        assertThat(harmless.recommendation()).isEqualTo(Recommendation.RETRY);
        assertThat(harmful.recommendation()).isEqualTo(Recommendation.FIX_FIRST);
        assertThat(harmful.commands()).first().asString().contains("acknowledge=2:");
        assertThat(harmful.reason()).contains("statement 2 ran, only the rows can tell");
    }

    @ParameterizedTest
    @CsvSource({
        "57014, timeout", "55P03, timeout", "25P03, timeout", "57P01, transient", "08006, transient",
        "40P01, transient", "23505, data", "22P02, data", "42501, privilege", "28P01, privilege",
        "42P07, already-exists", "42710, already-exists", "42703, structural", "55006, structural", "53100, space",
        "XX000, unknown", "P0001, unknown", "'', unknown"
    })
    void classifiesCauses(String state, String kind) {
        assertThat(Cause.of(state).kind().word()).isEqualTo(kind);
    }
}

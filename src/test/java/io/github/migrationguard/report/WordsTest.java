package io.github.migrationguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.check.Summary;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WordsTest {

    @Test
    void numbersAreGroupedByThousands() {
        assertThat(Words.number(0)).isEqualTo("0");
        assertThat(Words.number(999)).isEqualTo("999");
        assertThat(Words.number(1_000)).isEqualTo("1,000");
        assertThat(Words.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(Words.count(1, "error")).isEqualTo("1 error");
        assertThat(Words.count(0, "error")).isEqualTo("0 errors");
    }

    @Test
    void secondsAreRoundedToHundredths() {
        assertThat(Words.seconds(Duration.ofMillis(4))).isEqualTo("0.00 s");
        assertThat(Words.seconds(Duration.ofMillis(75))).isEqualTo("0.08 s");
        assertThat(Words.seconds(Duration.ofMillis(12_340))).isEqualTo("12.34 s");
    }

    @Test
    void whatThereIsNoneOfIsLeftOut() {
        Summary mixed = new Summary(6, 3, 2, 1, 4, 1, 0, 0);
        assertThat(Words.verdicts(mixed)).isEqualTo("6 migrations: 3 re-runnable, 2 not, 1 undecided");
        assertThat(Words.findings(mixed)).isEqualTo("4 errors, 1 warning");
        Summary bad = new Summary(1, 0, 1, 0, 1, 0, 1, 2);
        assertThat(Words.verdicts(bad)).isEqualTo("1 migration: 1 not re-runnable");
        assertThat(Words.findings(bad)).isEqualTo("1 error, 1 note, 2 suppressed");
        Summary none = new Summary(0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(Words.verdicts(none)).isEqualTo("0 migrations");
        assertThat(Words.findings(none)).isEqualTo("no findings");
    }
}

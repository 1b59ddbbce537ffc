package io.github.migrationguard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProofSettingsTest {
    @Test
    void historiesShareTheTime() {
        ProofSettings settings = ProofSettings.DEFAULTS;
        assertThat(settings.after(Duration.ofMinutes(4)).timeout())
                .isEqualTo(settings.timeout().minusMinutes(4));
        assertThat(settings.after(Duration.ofDays(1)).timeout()).isZero();
    }
}

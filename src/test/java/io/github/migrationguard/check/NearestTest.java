package io.github.migrationguard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {
    private static final List<String> RULES =
            List.of("create-index-unguarded", "create-table-unguarded", "not-decided", "add-column-unguarded");

    @Test
    void findsWhatWasMistyped() {
        assertThat(Nearest.to("create-indx-unguarded", RULES)).first().isEqualTo("create-index-unguarded");
        assertThat(Nearest.to("not-decide", RULES)).containsExactly("not-decided");
    }

    @Test
    void findsWhatWasCutShort() {
        assertThat(Nearest.to("create-index", RULES)).containsExactly("create-index-unguarded");
    }

    @Test
    void findsNothingWhereNothingIsNear() {
        assertThat(Nearest.to("zebra", RULES)).isEmpty();
    }
}

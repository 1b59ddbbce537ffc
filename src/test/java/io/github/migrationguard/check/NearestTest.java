package io.github.migrationguard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {
    private static final List<String> RULES =
            List.of("unguarded-create-index", "unguarded-create-table", "not-decided", "unguarded-add-constraint");

    @Test
    void findsWhatWasMistyped() {
        assertThat(Nearest.to("unguarded-create-indx", RULES)).first().isEqualTo("unguarded-create-index");
        assertThat(Nearest.to("not-decide", RULES)).containsExactly("not-decided");
    }

    @Test
    void findsWhatWasCutShort() {
        assertThat(Nearest.to("create-index", RULES)).containsExactly("unguarded-create-index");
    }

    @Test
    void findsNothingWhereNothingIsNear() {
        assertThat(Nearest.to("zebra", RULES)).isEmpty();
    }
}

package io.github.migrationguard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class DifferenceTest {
    private static final ObjectName INDEX = new ObjectName("index", "public.t_idx");
    private static final ObjectName COLUMN = new ObjectName("column", "public.a.b");
    private static final ObjectName KEY = new ObjectName("constraint", "fk of table public.a");

    @Test
    void tellsWhatIsMissingAddedAndChangedInTheOrderOfNames() {
        var before = Snapshot.of(Map.of(INDEX, "CREATE INDEX", COLUMN, "type: integer\nnot null"));
        var after = Snapshot.of(Map.of(KEY, "FOREIGN KEY", COLUMN, "type: text\nnot null"));
        Difference difference = Difference.between(before, after);
        assertThat(difference.changes())
                .containsExactly(
                        new Change.Changed(COLUMN, "type: integer\nnot null", "type: text\nnot null"),
                        new Change.Added(KEY, "FOREIGN KEY"),
                        new Change.Missing(INDEX, "CREATE INDEX"));
        assertThat(difference.lines())
                .containsExactly(
                        "column public.a.b: changed, was \"type: integer\", now \"type: text\"",
                        "constraint fk of table public.a: added",
                        "index public.t_idx: is missing");
    }

    @Test
    void tellsLinesThatOnlyCameOrWentAndCutsLongOnes() {
        var plain = Snapshot.of(Map.of(INDEX, "CREATE INDEX"));
        var invalid = Snapshot.of(Map.of(INDEX, "CREATE INDEX\nINVALID"));
        var lengthy = Snapshot.of(Map.of(INDEX, "CREATE INDEX\n" + "\uD83D\uDE00".repeat(200)));
        assertThat(Difference.between(plain, invalid).lines())
                .containsExactly("index public.t_idx: changed, now \"INVALID\"");
        assertThat(Difference.between(invalid, plain).lines())
                .containsExactly("index public.t_idx: changed, was \"INVALID\"");
        assertThat(Difference.between(plain, lengthy).lines())
                .containsExactly("index public.t_idx: changed, now \"" + "\uD83D\uDE00".repeat(120) + "...\"");
    }

    @Test
    void isEmptyForEqualSnapshotsOnly() {
        var one = Snapshot.of(Map.of(INDEX, "a", COLUMN, "b"));
        assertThat(Difference.between(one, Snapshot.of(Map.of(COLUMN, "b", INDEX, "a")))
                        .isEmpty())
                .isTrue();
        assertThat(Difference.between(one, Snapshot.of(Map.of(INDEX, "a"))).isEmpty())
                .isFalse();
    }
}

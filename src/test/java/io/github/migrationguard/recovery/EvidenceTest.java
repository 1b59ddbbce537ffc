package io.github.migrationguard.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.SourceText;
import io.github.migrationguard.schema.Trail;
import io.github.migrationguard.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The judgement alone, on states that are written down here: {@code a=1} is an object with its definition. */
final class EvidenceTest {
    private static final String THREE = "CREATE TABLE a();\nCREATE TABLE b();\nINSERT INTO a DEFAULT VALUES;";

    private static Migration migration(String sql) {
        return new Migration(
                "m", "m.sql", null, new SourceText(sql), Script.parse(sql), CrashModel.STATEMENT, "", List.of());
    }

    private static Map<ObjectName, String> objects(String text) {
        Map<ObjectName, String> objects = new TreeMap<>();
        for (String one : text.split(" ")) {
            if (!one.isEmpty()) {
                objects.put(new ObjectName("table", one.substring(0, 1)), one.substring(2));
            }
        }
        return objects;
    }

    private static Trail trail(String... states) {
        List<Map<ObjectName, String>> all = new ArrayList<>();
        for (String state : states) {
            all.add(objects(state));
        }
        return new Trail(all, IntStream.range(0, states.length).boxed().toList(), null);
    }

    private static Evidence evidence(String sql, Trail trail, String live, @Nullable String later) {
        return new Evidence(migration(sql), trail, objects(live), later == null ? null : objects(later));
    }

    private static List<Effect> effects(Evidence evidence) {
        return evidence.statements().stream().map(StatementEvidence::effect).toList();
    }

    @Test
    void tellsWhereItStoppedFromWhatIsThere() {
        Trail trail = trail("", "a=1", "a=1 b=1");
        String sql = "CREATE TABLE a(); CREATE TABLE b()";

        assertThat(evidence(sql, trail, "", null).crashPoints()).containsExactly(0);
        assertThat(evidence(sql, trail, "a=1 z=9", null).crashPoints()).containsExactly(1);
        assertThat(evidence(sql, trail, "a=1 b=1", null).crashPoints()).containsExactly(2);
        assertThat(evidence(sql, trail, "b=1", null).crashPoints()).isEmpty();
        assertThat(effects(evidence(sql, trail, "a=1", null))).containsExactly(Effect.WITNESSED, Effect.ABSENT);
        assertThat(effects(evidence(sql, trail, "a=2 b=1", null))).containsExactly(Effect.DIFFERENT, Effect.WITNESSED);
    }

    @Test
    void rowsAreImpliedByWhatComesBehindThem() {
        String sql = "CREATE TABLE a(); INSERT INTO a DEFAULT VALUES; CREATE TABLE b()";
        Trail trail = trail("", "a=1", "a=1", "a=1 b=1");

        assertThat(evidence(sql, trail, "a=1", null).crashPoints()).containsExactly(1, 2);
        assertThat(effects(evidence(sql, trail, "a=1", null)))
                .containsExactly(Effect.WITNESSED, Effect.UNKNOWN, Effect.ABSENT);
        assertThat(effects(evidence(sql, trail, "a=1 b=1", null)))
                .containsExactly(Effect.WITNESSED, Effect.IMPLIED, Effect.WITNESSED);
        assertThat(effects(evidence(THREE, trail("", "a=1", "a=1 b=1", "a=1 b=1"), "a=1 b=1", null)))
                .containsExactly(Effect.WITNESSED, Effect.WITNESSED, Effect.UNKNOWN);
    }

    @Test
    void whatChangesNothingNeedsNoProof() {
        String sql = "CREATE TABLE IF NOT EXISTS a(); SET search_path = x; SELECT 1; CREATE TABLE b()";
        Trail trail = trail("a=1", "a=1", "a=1", "a=1", "a=1 b=1");

        assertThat(effects(evidence(sql, trail, "a=1 b=1", null)))
                .containsExactly(Effect.VOID, Effect.VOID, Effect.VOID, Effect.WITNESSED);
        assertThat(evidence(sql, trail, "a=1", null).crashPoints()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void functionsAndSequencesActUnseen() {
        String sql = "SELECT setval('s', 5); DO $$ BEGIN END $$; ALTER SEQUENCE s RESTART; CALL p(); TRUNCATE a";
        Trail trail = trail("a=1", "a=1", "a=1", "a=1", "a=1", "a=1");

        assertThat(effects(evidence(sql, trail, "a=1", null))).hasSize(5).containsOnly(Effect.UNKNOWN);
    }

    @Test
    void anObjectThatIsMadeAnewTellsNothingByItself() {
        String sql = "DROP TABLE a; CREATE TABLE a(); CREATE TABLE b()";
        Trail trail = trail("a=1", "", "a=1", "a=1 b=1");

        assertThat(effects(evidence(sql, trail, "a=1 b=1", null)))
                .containsExactly(Effect.IMPLIED, Effect.IMPLIED, Effect.WITNESSED);
        assertThat(evidence(sql, trail, "", null).crashPoints()).containsExactly(1);
        assertThat(effects(evidence(sql, trail, "", null)))
                .containsExactly(Effect.WITNESSED, Effect.ABSENT, Effect.ABSENT);
    }

    @Test
    void whatALaterMigrationChangedIsComparedWithThat() {
        String sql = "CREATE TABLE a(); CREATE TABLE b()";
        Trail trail = trail("", "a=1", "a=1 b=1");

        assertThat(effects(evidence(sql, trail, "a=2 b=1", "a=2 b=1")))
                .containsExactly(Effect.SUPERSEDED, Effect.WITNESSED);
        assertThat(evidence(sql, trail, "a=2 b=1", "a=2 b=1").crashPoints()).containsExactly(2);
        assertThat(effects(evidence(sql, trail, "a=3 b=1", "a=2 b=1")))
                .containsExactly(Effect.DIFFERENT, Effect.WITNESSED);
    }

    @Test
    void aSessionThatIsLostInATransactionLeavesWhatWasBefore() {
        String sql = "BEGIN; CREATE TABLE a(); CREATE TABLE b(); COMMIT";
        Trail trail = new Trail(
                List.of(objects(""), objects(""), objects("a=1"), objects("a=1 b=1"), objects("a=1 b=1")),
                List.of(0, 0, 0, 0, 4),
                null);

        assertThat(evidence(sql, trail, "", null).crashPoints()).containsExactly(0, 1, 2, 3);
        assertThat(evidence(sql, trail, "a=1 b=1", null).crashPoints()).containsExactly(4);
        assertThat(evidence(sql, trail, "a=1", null).crashPoints()).isEmpty();
    }

    @Test
    void behindAStatementThatFailsEverywhereNothingIsKnown() {
        Trail trail = new Trail(List.of(objects(""), objects("a=1")), List.of(0, 1), "42703 no such column");
        Evidence evidence = evidence(THREE, trail, "a=1", null);

        assertThat(evidence.crashPoints()).containsExactly(1);
        assertThat(effects(evidence)).containsExactly(Effect.WITNESSED, Effect.UNKNOWN, Effect.UNKNOWN);
        assertThat(evidence.statements().get(1).evidence()).contains("42703");
        assertThat(evidence.statements().get(1).line()).isEqualTo(2);
    }
}

package io.github.migrationguard.rerun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.SourceText;
import io.github.migrationguard.sql.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Verdicts against cases that PostgreSQL 15 judged: for each crash point a fresh database was set up, the statements
 * before it were run and committed, then the whole script again in a new session; re-runnable is what raised no error
 * and always ended in the state of one clean run.
 */
class JudgedCasesTest {
    /** Cases that the simulation is known to get wrong or to leave open; the list may only become shorter. */
    private static final Set<String> OPEN = Set.of(
            "col-swap-guarded-loses",
            "do-assert",
            "do-early-return-no-mark",
            "do-if-true",
            "do-insert-found",
            "do-raise-unless-precondition",
            "fn-pg-temp",
            "idx-partition-drop-child",
            "lo-create",
            "order-check-then-violating-first",
            "order-not-null-then-insert-null",
            "path-create-schema-late",
            "slot-plain");

    @Test
    void agreesWithPostgresql() throws IOException {
        Set<String> wrong = new TreeSet<>();
        int samePoints = 0;
        List<JsonNode> cases = cases();
        for (JsonNode judged : cases) {
            Judgement judgement = judge(judged);
            Verdict expected = judged.get("rerun_safe").asBoolean() ? Verdict.RERUNNABLE : Verdict.NOT_RERUNNABLE;
            if (judgement.verdict() != expected) {
                wrong.add(judged.get("id").asText());
            }
            samePoints += failing(judgement).equals(points(judged)) ? 1 : 0;
        }
        assertThat(cases).hasSizeGreaterThan(500);
        assertThat(wrong).isSubsetOf(OPEN);
        assertThat(samePoints).isGreaterThanOrEqualTo(cases.size() * 95 / 100);
    }

    private static Judgement judge(JsonNode judged) {
        List<Migration> migrations = new ArrayList<>();
        migrations.add(migration("1", judged.get("setup_sql").asText()));
        migrations.add(migration("2", judged.get("sql").asText()));
        return HistoryJudge.judge(new MigrationHistory("cases", "plain", List.of(), migrations))
                .get(1);
    }

    static Migration migration(String id, String sql) {
        return new Migration(
                id, id + ".sql", null, new SourceText(sql), Script.parse(sql), CrashModel.STATEMENT, "", List.of());
    }

    private static Set<Integer> failing(Judgement judgement) {
        Set<Integer> failing = new TreeSet<>();
        for (Hazard hazard : judgement.hazards()) {
            switch (hazard.kind()) {
                case FAILS, MISSES, CHANGES_STATE -> failing.addAll(hazard.crashPoints());
                case INTERRUPTED, FAILS_AT_FIRST, UNDECIDED -> {}
            }
        }
        return failing;
    }

    private static Set<Integer> points(JsonNode judged) {
        Set<Integer> points = new TreeSet<>();
        judged.get("crash_points_failing").forEach(point -> points.add(point.asInt()));
        return points;
    }

    private static List<JsonNode> cases() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> cases = new ArrayList<>();
        try (InputStream in = JudgedCasesTest.class.getResourceAsStream("/rerun/judged-cases.jsonl")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                cases.add(mapper.readTree(line));
            }
        }
        return cases;
    }
}

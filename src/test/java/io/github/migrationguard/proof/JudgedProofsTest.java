package io.github.migrationguard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proofs against the cases that PostgreSQL 15 judged by hand of a script: a fresh database for each crash point. Every
 * sixteenth by default, all with {@code -Dproof.cases=all}.
 */
final class JudgedProofsTest {
    private static final int SOME = 16;

    @Test
    void agreeWithTheScriptOnEveryCrashPoint() throws IOException {
        agree(TestServer.shared(15));
    }

    /** What the cases hold of PostgreSQL has not changed from 14 to 18. */
    @Tag("majors")
    @ParameterizedTest
    @ValueSource(ints = {14, 16, 17, 18})
    void agreeOnOtherMajorVersions(int major) throws IOException {
        agree(TestServer.shared(major));
    }

    private static void agree(ScratchServer server) throws IOException {
        int step = "all".equals(System.getProperty("proof.cases")) ? 1 : SOME;
        List<JsonNode> cases = cases();
        List<String> wrong = new ArrayList<>();
        int unproved = 0;
        for (int i = 0; i < cases.size(); i += step) {
            JsonNode judged = cases.get(i);
            MigrationProof proof = Proofs.of(
                    server,
                    CrashModel.STATEMENT,
                    judged.get("setup_sql").asText(),
                    judged.get("sql").asText());
            List<Integer> expected = new ArrayList<>();
            judged.get("crash_points_failing").forEach(point -> expected.add(point.asInt()));
            if (proof.verdict() == ProofVerdict.UNPROVED) {
                unproved++;
            } else if (!Proofs.failing(proof).equals(expected)) {
                wrong.add(judged.get("id").asText() + ": expected " + expected + ", was " + proof);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(unproved).isLessThanOrEqualTo(cases.size() / step / 20 + 1);
    }

    private static List<JsonNode> cases() throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        try (InputStream in = JudgedProofsTest.class.getResourceAsStream("/rerun/judged-cases.jsonl")) {
            assertThat(in).isNotNull();
            ObjectMapper mapper = new ObjectMapper();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                cases.add(mapper.readTree(line));
            }
        }
        return cases;
    }
}

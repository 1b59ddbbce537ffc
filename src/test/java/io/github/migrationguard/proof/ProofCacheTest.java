package io.github.migrationguard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProofCacheTest {
    private static final ScratchServer SERVER = TestServer.shared();

    private static final String REFUTED = "CREATE TABLE a(id int); INSERT INTO a VALUES (1)";
    private static final String PROVED = "CREATE TABLE IF NOT EXISTS b(id int)";
    private static final String BROKEN = "ALTER TABLE none ADD COLUMN x int";

    @TempDir
    Path directory;

    private ProofCache cache() {
        return ProofCache.in(directory, "engine");
    }

    private static MigrationHistory history(String... texts) {
        return history(List.of(texts));
    }

    private static MigrationHistory history(List<String> texts) {
        return new MigrationHistory(
                "texts",
                "plain",
                List.of(),
                Stream.iterate(0, i -> i + 1)
                        .limit(texts.size())
                        .map(i -> Proofs.migration(String.valueOf(i), texts.get(i)))
                        .toList());
    }

    private HistoryProof proof(MigrationHistory history, ProofSettings settings, ProofCache cache) {
        return new HistoryProof(history, 0, settings, cache, (proved, done, proof) -> {});
    }

    private HistoryProof proof(MigrationHistory history) {
        return proof(history, ProofSettings.DEFAULTS, cache());
    }

    private static List<Boolean> cached(List<MigrationProof> proofs) {
        return proofs.stream().map(MigrationProof::cached).toList();
    }

    @Test
    void whatWasProvedNeedsNoServer() {
        MigrationHistory history = history(REFUTED, PROVED, BROKEN);
        assertThat(proof(history).kept()).isNull();
        List<MigrationProof> proofs = proof(history).prove(SERVER, Duration.ZERO);
        HistoryProof.Kept kept = Objects.requireNonNull(proof(history).kept());

        assertThat(kept.serverVersion()).isEqualTo(SERVER.version());
        assertThat(cached(kept.proofs())).containsExactly(true, true, true);
        assertThat(kept.proofs())
                .isEqualTo(proofs.stream().map(MigrationProof::takenOver).toList());
        assertThat(proofs.get(0).failing()).isNotEmpty();
        assertThat(proofs.get(2).firstRun()).isNotNull();
    }

    @Test
    void provesWhatIsNewOnWhatWasProved() {
        proof(history(REFUTED, PROVED)).prove(SERVER, Duration.ZERO);
        List<MigrationProof> proofs =
                proof(history(REFUTED, PROVED, "CREATE TABLE c AS TABLE a")).prove(SERVER, Duration.ZERO);

        assertThat(cached(proofs)).containsExactly(true, true, false);
        assertThat(proofs.get(2).verdict()).isEqualTo(ProofVerdict.REFUTED);
    }

    @Test
    void provesAgainBehindAChange() {
        proof(history(PROVED, PROVED, PROVED)).prove(SERVER, Duration.ZERO);
        List<MigrationProof> proofs =
                proof(history(PROVED, "CREATE TABLE b(id int)", PROVED)).prove(SERVER, Duration.ZERO);

        assertThat(cached(proofs)).containsExactly(true, false, false);
        assertThat(proofs.get(1).firstRun()).isNotNull();
    }

    @Test
    void provesAgainWithOtherSettingsOrAnotherEngine() {
        MigrationHistory history = history(PROVED);
        proof(history).prove(SERVER, Duration.ZERO);
        ProofSettings usual = ProofSettings.DEFAULTS;

        assertThat(proof(history).kept()).isNotNull();
        assertThat(proof(history, usual, ProofCache.in(directory, "other")).kept())
                .isNull();
        assertThat(proof(history, usual, ProofCache.NONE).kept()).isNull();
        assertThat(proof(history, settings("SELECT 1", Map.of(), 20, 5), cache())
                        .kept())
                .isNull();
        assertThat(proof(history, settings("", Map.of("a", "b"), 20, 5), cache())
                        .kept())
                .isNull();
        assertThat(proof(history, settings("", Map.of(), 21, 5), cache()).kept())
                .isNull();
        assertThat(proof(history, settings("", Map.of(), 20, 6), cache()).kept())
                .isNull();
        assertThat(proof(history, settings("", Map.of(), 20, 5), cache()).kept())
                .isNotNull();
    }

    private static ProofSettings settings(String bootstrap, Map<String, String> placeholders, int statement, int lock) {
        ProofSettings usual = ProofSettings.DEFAULTS;
        return new ProofSettings(
                bootstrap,
                placeholders,
                Duration.ofSeconds(statement),
                Duration.ofSeconds(lock),
                usual.migrationTimeout(),
                Duration.ofSeconds(17),
                usual.maxDisk() + 1,
                Fixtures.NONE);
    }

    @Test
    void provesAgainBehindOtherRows() {
        MigrationHistory history = history("CREATE TABLE IF NOT EXISTS t(id int)", "UPDATE t SET id = id + 1", PROVED);
        List<Boolean> none = cached(proof(history).prove(SERVER, Duration.ZERO));
        ProofSettings usual = ProofSettings.DEFAULTS;
        ProofSettings settings = new ProofSettings(
                "",
                Map.of(),
                usual.statementTimeout(),
                usual.lockTimeout(),
                usual.migrationTimeout(),
                usual.timeout(),
                usual.maxDisk(),
                new Fixtures(Map.of("1", Fixture.of("1.sql", "INSERT INTO t VALUES (1)")), null));
        List<MigrationProof> proofs = proof(history, settings, cache()).prove(SERVER, Duration.ZERO);

        assertThat(none).containsExactly(false, false, false);
        assertThat(cached(proofs)).containsExactly(true, false, false);
        assertThat(proofs.get(1).verdict()).isEqualTo(ProofVerdict.REFUTED);
    }

    @Test
    void keepsNothingThatCameFromWantOfTime() {
        ProofSettings hurried = new ProofSettings(
                "",
                Map.of(),
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                1L << 40,
                Fixtures.NONE);
        MigrationHistory history = history("SELECT pg_catalog.pg_sleep(5)");
        List<MigrationProof> proofs = proof(history, hurried, cache()).prove(SERVER, Duration.ZERO);

        assertThat(proofs.get(0).verdict()).isEqualTo(ProofVerdict.UNPROVED);
        assertThat(proof(history, hurried, cache()).kept()).isNull();
    }

    @Test
    void provesAgainWhatIsDamaged() throws IOException {
        MigrationHistory history = history(PROVED);
        proof(history).prove(SERVER, Duration.ZERO);
        for (Path file : files()) {
            Files.writeString(file, "{\"serverVersion\": \"17");
        }

        assertThat(proof(history).kept()).isNull();
        assertThat(cached(proof(history).prove(SERVER, Duration.ZERO))).containsExactly(false);
        assertThat(proof(history).kept()).isNotNull();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        List<String> told = new ArrayList<>();
        ProofProgress progress = new ProofProgress() {
            @Override
            public void proved(MigrationHistory history, int done, MigrationProof proof) {}

            @Override
            public void notKept(String reason) {
                told.add(reason);
            }
        };
        Path file = Files.createFile(directory.resolve("file"));
        HistoryProof proof =
                new HistoryProof(history(PROVED), 0, ProofSettings.DEFAULTS, ProofCache.in(file, "engine"), progress);

        assertThat(proof.prove(SERVER, Duration.ZERO).get(0).verdict()).isEqualTo(ProofVerdict.PROVED);
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).contains(file.toString());
    }

    @Test
    void dropsWhatOtherEnginesLeftLongAgo() throws IOException {
        Path old = Files.createDirectories(directory.resolve("old/aa"));
        Files.createFile(old.resolve("aa.json"));
        Path young = Files.createDirectories(directory.resolve("young"));
        Files.setLastModifiedTime(old.getParent(), FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        Files.setLastModifiedTime(young, FileTime.from(Instant.now().minus(Duration.ofDays(29))));
        proof(history(PROVED)).prove(SERVER, Duration.ZERO);

        assertThat(old.getParent()).doesNotExist();
        assertThat(young).exists();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}

package io.github.migrationguard.proof;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.server.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Proofs that earlier builds have made on the embedded server. One is used again where nothing has changed that it depends
 * on: the migration and all those before it, the settings that bear on it, PostgreSQL and the guard itself. Each is a small
 * file whose name is a digest of all that. For several threads, and for several builds at once.
 */
public final class ProofCache {
    /** One that keeps nothing. */
    public static final ProofCache NONE = new ProofCache(null, "");

    private static final JsonMapper JSON = new JsonMapper();

    private static final Duration KEPT = Duration.ofDays(30);

    private final @Nullable Path directory;
    private final String engine;

    /** What a file holds. */
    record Entry(String serverVersion, MigrationProof proof) {}

    private ProofCache(@Nullable Path directory, String engine) {
        this.directory = directory;
        this.engine = engine;
    }

    /**
     * @param directory where nobody else can write; made when there is something to keep
     * @param engine what stands for the guard's own code and PostgreSQL's programs: proofs of other engines are not used,
     *     and go a month after the last of them was made
     */
    public static ProofCache in(Path directory, String engine) {
        return new ProofCache(directory.resolve(digest(List.of(engine)).substring(0, 16)), engine);
    }

    /**
     * The names under which the proofs of a history are kept, one for each migration.
     *
     * @param skipped how many of the first migrations are only run
     */
    List<String> keys(MigrationHistory history, int skipped, ProofSettings settings) {
        List<Migration> migrations = history.migrations();
        if (directory == null) {
            return Collections.nCopies(migrations.size(), "");
        }
        List<String> keys = new ArrayList<>();
        String key = digest(List.of(engine, TimeZone.getDefault().getID(), settings.bearing()));
        for (int i = 0; i < migrations.size(); i++) {
            Migration migration = migrations.get(i);
            Fixture fixture = settings.fixtures().before(migrations, i, skipped);
            key = digest(List.of(
                    key,
                    migration.id(),
                    migration.crashModel().word(),
                    String.valueOf(migration.wasRead()),
                    migration.source().text(),
                    fixture == null ? "" : fixture.source().text()));
            keys.add(key);
        }
        return keys;
    }

    /** Null where there is none, or none that can be read. */
    @Nullable
    Entry get(String key) {
        if (directory == null) {
            return null;
        }
        try {
            return JSON.readValue(Files.readAllBytes(file(directory, key)), Entry.class);
        } catch (IOException missingOrDamaged) {
            // It is made again, and then replaced.
            return null;
        }
    }

    /** @throws IOException where it can't be written */
    void put(String key, String serverVersion, MigrationProof proof) throws IOException {
        if (directory == null) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            dropOld(Objects.requireNonNull(directory.getParent()));
        }
        Path file = file(directory, key);
        Files.createDirectories(file.getParent());
        Path made = Files.createTempFile(file.getParent(), "new", null);
        try {
            Files.write(made, JSON.writeValueAsBytes(new Entry(serverVersion, proof)));
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static void dropOld(Path engines) throws IOException {
        Instant oldest = Instant.now().minus(KEPT);
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(engines)) {
            for (Path engine : directories) {
                if (Files.getLastModifiedTime(engine).toInstant().isBefore(oldest)) {
                    old.add(engine);
                }
            }
        }
        for (Path engine : old) {
            FileTree.delete(engine);
        }
    }

    private static Path file(Path directory, String key) {
        return directory.resolve(key.substring(0, 2)).resolve(key + ".json");
    }

    private static String digest(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // With its length, so that no two lists of parts are the same text.
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.github.migrationguard.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The SQL under src/test/resources/sql: {@code all} is valid in every version, {@code since-n} from version n on. */
final class Fixtures {
    private static final Path ROOT = Path.of("src/test/resources/sql");

    private Fixtures() {}

    /** Texts by file name: those that this major version of PostgreSQL takes. */
    static Map<String, String> validIn(int major) {
        Map<String, String> texts = new TreeMap<>(read("all"));
        for (int since = 16; since <= major; since++) {
            texts.putAll(read("since-" + since));
        }
        return texts;
    }

    private static Map<String, String> read(String directory) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
            for (Path file : files.toList()) {
                texts.put(directory + "/" + file.getFileName(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}

package io.github.migrationguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts in files. {@code mvn test -Dupdate-golden} writes what the code produces now; the difference is then
 * read and judged like any other change.
 */
public final class Golden {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private Golden() {}

    /** Compares with {@code src/test/resources/<name>}, or rewrites that file. */
    public static void verify(String name, String actual) {
        Path file = RESOURCES.resolve(name);
        try {
            if (System.getProperty("update-golden") != null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
                return;
            }
            assertThat(file).as("run with -Dupdate-golden to write it").exists();
            assertThat(actual).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

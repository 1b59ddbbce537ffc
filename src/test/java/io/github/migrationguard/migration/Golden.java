package io.github.migrationguard.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What {@code scripts/node-golden.mjs} wrote. */
final class Golden {
    private Golden() {}

    static List<String> lines(String name) {
        try (InputStream stream = Golden.class.getResourceAsStream("/migration/" + name + ".txt")) {
            String text = new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            if (lines.size() < 1000) {
                throw new AssertionError("too few lines in " + name);
            }
            return lines;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

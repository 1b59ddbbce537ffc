package io.github.migrationguard.migration;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order of Unicode code points, which is that of UTF-8 bytes; {@link String#compareTo} has that of UTF-16. */
final class CodePoints {
    private CodePoints() {}

    static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}

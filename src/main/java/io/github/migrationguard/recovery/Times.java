package io.github.migrationguard.recovery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants for people. */
final class Times {
    private Times() {}

    /** {@code 2025-02-03 18:02:11 UTC}. */
    static String shown(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.SECONDS).toString();
        return text.replace('T', ' ').replace("Z", " UTC");
    }
}

package io.github.migrationguard.proof.naive;

import java.util.concurrent.TimeUnit;

/** Waiting. */
final class Pause {
    private Pause() {}

    /** @param nanos how long; nothing where it is negative */
    static void nanos(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

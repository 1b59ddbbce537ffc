package io.github.migrationguard.server;

import java.nio.file.Path;

/** Where PostgreSQL's programs come from. */
@FunctionalInterface
public interface BinariesSource {
    /**
     * Gets the jar of these binaries; called only when they are not unpacked yet. The caller checks the digest.
     *
     * @throws UnavailableException when they cannot be had here and now, for example without a network
     */
    Path fetch(Binaries binaries) throws UnavailableException;
}

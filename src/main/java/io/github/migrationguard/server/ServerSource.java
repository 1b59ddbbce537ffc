package io.github.migrationguard.server;

/** Where a server comes from. */
public enum ServerSource {
    /** Binaries that were fetched and unpacked. */
    EMBEDDED,
    /** Programs of a PostgreSQL that is installed on this machine; its own servers and data are not touched. */
    LOCAL,
    /** A running server that the user named. */
    URL
}

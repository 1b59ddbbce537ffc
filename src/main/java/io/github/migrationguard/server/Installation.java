package io.github.migrationguard.server;

import java.nio.file.Path;

/**
 * PostgreSQL's programs, ready to run.
 *
 * @param bin the directory with {@code initdb} and {@code postgres}
 * @param home where the guard keeps what belongs to this installation
 */
record Installation(ServerSource source, Path bin, Path home) {
    String program(String name) {
        return bin.resolve(Platform.program(name)).toString();
    }
}

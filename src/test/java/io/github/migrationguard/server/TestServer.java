package io.github.migrationguard.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Real servers for tests: one for each major version in a JVM, started when it is first asked for. Its end is the
 * JVM's; nobody closes it. What a test makes on it, databases and roles, the test drops.
 */
public final class TestServer {
    private static final Map<Integer, EmbeddedServer> SHARED = new ConcurrentHashMap<>();

    private TestServer() {}

    /** The version that users get when they say nothing. */
    public static ScratchServer shared() {
        return shared(ServerSettings.DEFAULT_MAJOR);
    }

    public static ScratchServer shared(int major) {
        return SHARED.computeIfAbsent(major, version -> EmbeddedServer.start(settings(version, Cache.standard())));
    }

    static ServerSettings settings(int major, Path cache) {
        return new ServerSettings(major, cache, TestServer::copied, line -> {});
    }

    /** The build copies the jars there before it compiles the tests. */
    static Path copied(Binaries binaries) throws UnavailableException {
        Path jar = Path.of("target/postgres").resolve(binaries.fileName());
        if (!Files.exists(jar)) {
            throw new UnavailableException("the build has not copied " + jar);
        }
        return jar;
    }
}

package io.github.migrationguard.server;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Real servers for tests: one for each major version in a JVM, started when it is first asked for and closed when the
 * JVM ends. What a test makes on it, databases and roles, the test drops.
 */
public final class TestServer {
    /** Of the databases that tests take for somebody's own; {@code -Dtest.major} asks for another one. */
    public static final int MAJOR = Integer.getInteger("test.major", ServerSettings.DEFAULT_MAJOR);

    private static final Map<Integer, EmbeddedServer> SHARED = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> SHARED.values().forEach(EmbeddedServer::close)));
    }

    private TestServer() {}

    /** The version that users get when they say nothing. */
    public static ScratchServer shared() {
        return shared(ServerSettings.DEFAULT_MAJOR);
    }

    /** PostgreSQL 15 and 17 are there in every build. */
    public static ScratchServer shared(int major) {
        return started(major);
    }

    /** The same for those who close what they are given; it stays open. */
    public static ScratchServer lent(int major) {
        ScratchServer shared = shared(major);
        return (ScratchServer) Proxy.newProxyInstance(
                ScratchServer.class.getClassLoader(),
                new Class<?>[] {ScratchServer.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(shared, arguments));
    }

    /** One that has its programs and data in a directory, for the caller to close. */
    public static ScratchServer in(Path cache, int major) {
        return EmbeddedServer.start(settings(major, cache));
    }

    static EmbeddedServer started(int major) {
        return SHARED.computeIfAbsent(major, version -> EmbeddedServer.start(settings(version, Cache.standard())));
    }

    static ServerSettings settings(int major, Path cache) {
        return new ServerSettings(major, cache, TestServer::copied, System.out::println);
    }

    static Binaries binaries() {
        return Binaries.known().stream()
                .filter(known ->
                        known.platform().equals(Platform.name()) && known.major() == ServerSettings.DEFAULT_MAJOR)
                .findFirst()
                .orElseThrow();
    }

    /** The build copies the jars there before it compiles the tests. */
    static Path copied(Binaries binaries) throws UnavailableException {
        Path jar = Path.of("target/postgres").resolve(binaries.fileName());
        if (!Files.exists(jar)) {
            throw new UnavailableException("the build has not copied " + jar);
        }
        return jar;
    }

    /** Temporary directories that the account of a server can enter. */
    static final class Reachable implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            Path directory = Files.createTempDirectory("server-test");
            FileTree.permit(directory, "rwxr-xr-x");
            return directory;
        }
    }
}

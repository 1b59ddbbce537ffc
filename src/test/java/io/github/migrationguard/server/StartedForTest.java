package io.github.migrationguard.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A JVM of its own that starts a server, prints where it is, and waits to be killed. */
final class StartedForTest {
    private StartedForTest() {}

    /** {@code arguments}: the cache directory. */
    public static void main(String[] arguments) throws IOException {
        EmbeddedServer server =
                EmbeddedServer.start(TestServer.settings(ServerSettings.DEFAULT_MAJOR, Path.of(arguments[0])));
        System.out.println("started " + server.work().path());
        System.in.read();
        server.close();
    }

    static Process fork(Path cache) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartedForTest.class.getName(),
                        cache.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits until it has started. */
    static Path workDirectory(Process build) {
        return Path.of(build.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("started "))
                .findFirst()
                .orElseThrow()
                .substring("started ".length()));
    }
}

package io.github.migrationguard.server;

import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A running server. Between it and this JVM stands a shell that ends it when the pipe from here closes, so that it
 * cannot outlive a JVM that was killed. Windows has no such shell; there the next start ends what was left.
 */
record ServerProcess(Process process, int port) implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int TRIES = 5;
    private static final Duration START = Duration.ofSeconds(60);

    /** Starts the server of a data directory in {@code work} and waits until it takes connections. */
    static ServerProcess start(Installation installation, Account account, Path work) throws IOException {
        Path log = work.resolve("server.log");
        FileTree.writeSecret(log, "");
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(
                            account.command(command(installation, work.resolve(Postmaster.DATA), port)))
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Programs.cleanse(builder.environment());
            ServerProcess server = new ServerProcess(builder.start(), port);
            if (server.awaitReady(work.resolve(Postmaster.DATA))) {
                return server;
            }
            server.close();
            String output = Files.readString(log);
            // Somebody else was quicker to use the port.
            boolean again = attempt < TRIES && output.contains("could not bind");
            if (!again) {
                throw new GuardException(
                        "PostgreSQL did not start from " + installation.bin() + ": " + reason(output),
                        "Set the parameter postgresVersion to a version that works here, or proof to never.");
            }
        }
    }

    private static List<String> command(Installation installation, Path data, int port) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(installation.program("postgres"), "-D", data.toString(), "-p", Integer.toString(port)));
        if (!Platform.WINDOWS) {
            // Then no file in /dev/shm outlives a server that is killed. Windows has a way of its own only.
            command.addAll(List.of("-c", "dynamic_shared_memory_type=mmap"));
        }
        return watched(data.toString(), command);
    }

    /** A command that is ended when its input ends, where there is a shell. */
    static List<String> watched(List<String> command) throws IOException {
        return watched("", command);
    }

    /** @param data the directory whose contents are then removed; empty for none */
    private static List<String> watched(String data, List<String> command) throws IOException {
        if (Platform.WINDOWS) {
            return command;
        }
        try (InputStream script = Objects.requireNonNull(ServerProcess.class.getResourceAsStream("watchdog.sh"))) {
            List<String> watched = new ArrayList<>(
                    List.of("sh", "-c", new String(script.readAllBytes(), StandardCharsets.UTF_8), "sh", data));
            watched.addAll(command);
            return watched;
        }
    }

    private boolean awaitReady(Path data) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (Postmaster.isReady(data)) {
                return true;
            }
            Cache.pause();
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
            return probe.getLocalPort();
        }
    }

    /** The line that tells most of what a program of PostgreSQL printed. */
    static String reason(String output) {
        List<String> lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("error:"))
                .findFirst()
                .orElse(lines.isEmpty() ? "it printed nothing" : lines.get(lines.size() - 1));
    }

    /** The last word to the watchdog, which may be gone, as it is when its server has ended. */
    private void say(String word) {
        try (OutputStream watchdog = process.getOutputStream()) {
            watchdog.write(word.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // Then it removes nothing either.
            return;
        }
    }

    /** Ends the server at once; its data stays. */
    @Override
    public void close() {
        try {
            say("keep\n");
            if (Platform.WINDOWS) {
                process.destroyForcibly();
            }
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

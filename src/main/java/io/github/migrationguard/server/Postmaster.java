package io.github.migrationguard.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What a server's main process writes about itself into {@code postmaster.pid}: its number, data directory, start,
 * port, two lines about sockets, one about shared memory and its state (PostgreSQL's {@code pidfile.h}).
 */
final class Postmaster {
    /** Under a {@link WorkDirectory}. */
    static final String DATA = "data";

    private static final int STARTED = 2;
    private static final int SHARED_MEMORY = 6;
    private static final int STATE = 7;

    private Postmaster() {}

    /** Whether the server in this data directory takes connections. */
    static boolean isReady(Path data) throws IOException {
        List<String> lines = lines(data);
        return lines.size() > STATE && lines.get(STATE).strip().equals("ready");
    }

    /**
     * Ends a server whose owner is dead, if it still runs, and frees what one that was killed left in the kernel: nobody
     * needs its data. A process that has its number and started at another time is not it.
     */
    static void end(Path data) throws IOException {
        Optional<ProcessHandle> left = process(data);
        if (left.isPresent()) {
            // A busy session would notice late that its main process is gone.
            List<ProcessHandle> all =
                    Stream.concat(left.stream(), left.get().descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle one : all) {
                await(one, data);
            }
        }
        List<String> lines = lines(data);
        if (lines.size() > SHARED_MEMORY && !lines.get(SHARED_MEMORY).isBlank()) {
            // Its key, then its number.
            String[] segment = lines.get(SHARED_MEMORY).strip().split(" +");
            SharedMemory.free(segment[segment.length - 1], lines.get(0).strip());
        }
    }

    private static void await(ProcessHandle process, Path data) throws IOException {
        try {
            process.onExit().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the server in " + data + " does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The main process of the server in a data directory, where one runs. */
    static Optional<ProcessHandle> process(Path data) throws IOException {
        List<String> lines = lines(data);
        if (lines.size() <= STARTED) {
            return Optional.empty();
        }
        Instant started =
                Instant.ofEpochSecond(Long.parseLong(lines.get(STARTED).strip()));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> process.info()
                        .startInstant()
                        .filter(start -> Duration.between(start, started).abs().toSeconds() < 5)
                        .isPresent());
    }

    private static List<String> lines(Path data) throws IOException {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}

package io.github.migrationguard.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a server's main process writes about itself into {@code postmaster.pid}: its number, data directory, start,
 * port, two lines about sockets, one about shared memory and its state (PostgreSQL's {@code pidfile.h}).
 */
final class Postmaster {
    /** Under a {@link WorkDirectory}. */
    static final String DATA = "data";

    private static final int STATE = 7;

    private Postmaster() {}

    /** Whether the server in this data directory takes connections. */
    static boolean isReady(Path data) throws IOException {
        List<String> lines = lines(data);
        return lines.size() > STATE && lines.get(STATE).strip().equals("ready");
    }

    /** Whether a server still runs in a work directory. A process with its number that started at another time is none. */
    static boolean isAlive(Path work) throws IOException {
        List<String> lines = lines(work.resolve(DATA));
        if (lines.size() < 3) {
            return false;
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .filter(start -> Duration.between(start, started).abs().toSeconds() < 5)
                .isPresent();
    }

    private static List<String> lines(Path data) throws IOException {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}

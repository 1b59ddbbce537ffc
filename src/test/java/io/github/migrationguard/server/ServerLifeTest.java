package io.github.migrationguard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes and directories of servers, from the first start on an empty cache to the end of a killed JVM. */
final class ServerLifeTest {
    private static final Duration MOURNING = Duration.ofSeconds(2);
    private static final Pattern PASSWORD = Pattern.compile("\\b[0-9a-f]{32}\\b");

    @Test
    void twoBuildsAtOnceOnAnEmptyCacheBothStart(@TempDir(factory = TestServer.Reachable.class) Path cache)
            throws Exception {
        List<Process> builds = List.of(StartedForTest.fork(cache), StartedForTest.fork(cache));
        List<CompletableFuture<List<String>>> said = builds.stream()
                .map(build -> CompletableFuture.supplyAsync(() -> untilStarted(build)))
                .toList();
        Set<String> commandLines = new HashSet<>();
        while (!said.stream().allMatch(CompletableFuture::isDone)) {
            commandLines.addAll(commandLines());
        }
        List<String> printed =
                said.stream().flatMap(lines -> lines.join().stream()).toList();
        assertThat(printed).filteredOn(line -> line.startsWith("started")).hasSize(2);
        assertThat(printed).filteredOn(line -> line.startsWith("Unpacking")).hasSize(1);
        assertThat(commandLines).anyMatch(line -> line.contains("initdb")).anyMatch(line -> line.contains("postgres"));
        assertThat(commandLines).noneMatch(line -> PASSWORD.matcher(line).find());
        for (Process build : builds) {
            build.getOutputStream().close();
            assertThat(build.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(entries(cache.resolve("running"))).isEmpty();
    }

    @Test
    void aKilledBuildLeavesNoServerAndNoDirectoryPastTheNextStart() throws Exception {
        Process build = StartedForTest.fork(Cache.standard());
        Path work = StartedForTest.workDirectory(build);
        ProcessHandle server = Postmaster.process(work.resolve(Postmaster.DATA)).orElseThrow();
        List<ProcessHandle> all = Stream.concat(build.descendants(), server.descendants())
                .distinct()
                .toList();
        assertThat(all).contains(server).hasSizeGreaterThan(4);

        build.destroyForcibly();
        awaitEnd(all, MOURNING);

        assertThat(work).exists();
        Path databases = work.resolve(Postmaster.DATA).resolve("base");
        for (long begun = System.nanoTime();
                Files.exists(databases) && System.nanoTime() - begun < MOURNING.toNanos(); ) {
            Thread.sleep(10);
        }
        assertThat(databases).as("what may take memory").doesNotExist();
        EmbeddedServer.start(TestServer.settings(ServerSettings.DEFAULT_MAJOR, Cache.standard()))
                .close();
        assertThat(work).doesNotExist();
    }

    /** As when a container is stopped, or a terminal kills its process group: nobody can tidy up. */
    @Test
    void whatAKilledServerLeavesInTheKernelIsGoneAfterTheNextStart() throws Exception {
        Process build = StartedForTest.fork(Cache.standard());
        Path work = StartedForTest.workDirectory(build);
        Path data = work.resolve(Postmaster.DATA);
        ProcessHandle server = Postmaster.process(data).orElseThrow();
        String segment = segment(data);
        Stream<ProcessHandle> above =
                Stream.of(build.toHandle(), server.parent().orElseThrow(), server);
        List<ProcessHandle> all = Stream.concat(above, Stream.concat(build.descendants(), server.descendants()))
                .distinct()
                .toList();
        assertThat(SharedMemory.attached(segment, Long.toString(server.pid()))).isNotEmpty();
        all.forEach(ProcessHandle::destroyForcibly);
        // Orphans stay until the machine's first process takes note of their end.
        awaitEnd(all, Duration.ofSeconds(20));
        assertThat(SharedMemory.attached(segment, Long.toString(server.pid()))).isEqualTo("0");

        EmbeddedServer.start(TestServer.settings(ServerSettings.DEFAULT_MAJOR, Cache.standard()))
                .close();
        assertThat(SharedMemory.attached(segment, Long.toString(server.pid()))).isEmpty();
        assertThat(work).doesNotExist();
    }

    @Test
    void onlyTheSegmentOfTheServerThatIsGoneIsFreed() throws Exception {
        Path data =
                TestServer.started(ServerSettings.DEFAULT_MAJOR).work().path().resolve(Postmaster.DATA);
        String segment = segment(data);
        String server = Long.toString(Postmaster.process(data).orElseThrow().pid());
        SharedMemory.free(segment, "1");
        SharedMemory.free(segment, server);
        assertThat(SharedMemory.attached(segment, server)).isNotIn("", "0");
    }

    @Test
    void aServerThatDiesDoesNotHoldUpItsEnd() throws Exception {
        EmbeddedServer server =
                EmbeddedServer.start(TestServer.settings(ServerSettings.DEFAULT_MAJOR, Cache.standard()));
        List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
        Path data = server.work().path().resolve(Postmaster.DATA);
        ProcessHandle process = Postmaster.process(data).orElseThrow();
        ProcessHandle shell = process.parent().orElseThrow();
        String segment = segment(data);
        process.destroyForcibly();
        shell.onExit().get(5, TimeUnit.SECONDS);
        assertThat(all).contains(shell, process);
        server.close();
        assertThat(server.work().path()).doesNotExist();
        assertThat(SharedMemory.attached(segment, Long.toString(process.pid()))).isEmpty();
    }

    private static String segment(Path data) throws IOException {
        String[] keyAndNumber = Files.readAllLines(data.resolve("postmaster.pid"))
                .get(6)
                .strip()
                .split(" +");
        return keyAndNumber[1];
    }

    private static void awaitEnd(List<ProcessHandle> processes, Duration time) throws InterruptedException {
        long killed = System.nanoTime();
        while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() - killed < time.toNanos()) {
            Thread.sleep(10);
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void nothingOfItRunsAsRoot() throws IOException {
        EmbeddedServer server = TestServer.started(ServerSettings.DEFAULT_MAJOR);
        ProcessHandle process = Postmaster.process(server.work().path().resolve(Postmaster.DATA))
                .orElseThrow();
        List<ProcessHandle> all = Stream.concat(
                        Stream.of(process, process.parent().orElseThrow()), process.descendants())
                .toList();
        assertThat(all).hasSizeGreaterThan(3);
        for (ProcessHandle each : all) {
            // "Uid:" with the real, effective, saved and file system ids (proc_pid_status(5)).
            assertThat(Files.readAllLines(Path.of("/proc/" + each.pid() + "/status")))
                    .filteredOn(line -> line.startsWith("Uid:"))
                    .hasSize(1)
                    .noneMatch(line -> Pattern.compile("\\b0\\b").matcher(line).find());
        }
    }

    private static List<String> untilStarted(Process build) {
        List<String> lines = new ArrayList<>();
        for (String line :
                (Iterable<String>) build.inputReader(StandardCharsets.UTF_8).lines()::iterator) {
            lines.add(line);
            if (line.startsWith("started")) {
                return lines;
            }
        }
        return lines;
    }

    private static List<String> commandLines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                lines.add(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            // A process has ended under our eyes; the next look sees the rest.
            return lines;
        }
        return lines;
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }
}

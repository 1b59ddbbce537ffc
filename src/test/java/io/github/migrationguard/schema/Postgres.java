package io.github.migrationguard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.server.LiveDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's own programs, as users have them. */
final class Postgres {
    /** Where Debian's postgresql-client-15 puts them. */
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    private Postgres() {}

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAMS.resolve("pg_dump"));
    }

    static String dump(LiveDatabase database, String... options) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(PROGRAMS.resolve("pg_dump").toString(), "--dbname=" + database.url("")));
        command.addAll(List.of(options));
        Path dump = Files.createTempFile("dump", ".sql");
        command.add("--file=" + dump);
        assertThat(run(command)).isEmpty();
        String text = Files.readString(dump);
        Files.delete(dump);
        return text;
    }

    static void restore(LiveDatabase from, LiveDatabase to) throws IOException, InterruptedException {
        assertThat(load(dump(from), to)).isEmpty();
    }

    /** What psql says where it stopped; empty where everything ran. */
    static String load(String sql, LiveDatabase to, String... options) throws IOException, InterruptedException {
        Path file = Files.writeString(Files.createTempFile("load", ".sql"), sql);
        List<String> command = new ArrayList<>(List.of(
                PROGRAMS.resolve("psql").toString(),
                "--quiet",
                "--set=ON_ERROR_STOP=1",
                "--dbname=" + to.url(""),
                "--output=/dev/null",
                "--file=" + file));
        command.addAll(List.of(options));
        String said = run(command);
        Files.delete(file);
        return said;
    }

    /** What it printed where it failed; empty where it did not. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : text;
    }
}

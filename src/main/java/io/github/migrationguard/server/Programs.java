package io.github.migrationguard.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs a program to its end. */
final class Programs {
    private Programs() {}

    /**
     * @param code 0 where it went well
     * @param output both streams, as they came
     */
    record Outcome(int code, String output) {}

    /** @throws IOException where the program cannot be started */
    static Outcome run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        cleanse(builder.environment());
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            // Not earlier: where its input ends, a watched program takes this JVM for dead.
            process.getOutputStream().close();
            return new Outcome(code, output);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " ran", e);
        }
    }

    /** Nothing of the user's own PostgreSQL, language or time zone may reach the server. */
    static void cleanse(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> name.startsWith("PG")
                        || name.startsWith("LC_")
                        || name.startsWith("LD_")
                        || name.equals("LANGUAGE"));
        environment.put("LANG", "C");
        environment.put("TZ", "UTC");
    }
}

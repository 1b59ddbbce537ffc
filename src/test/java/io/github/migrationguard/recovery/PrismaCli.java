package io.github.migrationguard.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real Prisma command line, driven by a program {@code oracle.mjs}: it runs one of its commands and answers as JSON.
 * {@code -Dprisma.oracle=<folder>} puts another program of this name in the place of ours.
 *
 * @param engine {@code statements} for 7.4 and later, {@code batch} for 7.3 and earlier
 * @param url with the schema
 * @param work for temporary files
 */
record PrismaCli(Path migrations, String engine, String url, Path work) {
    private static final Path FOLDER = Path.of(System.getProperty("prisma.oracle", "src/test/prisma"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f-]{27}\\b");

    static boolean isInstalled() {
        return Files.isDirectory(FOLDER.resolve("node_modules/prisma"));
    }

    /**
     * What Prisma said.
     *
     * @param code {@code P3009} or another; the exit code where it gives none
     * @param edited what its engine calls edited, which the command never shows
     */
    record Answer(int exit, String code, String text, List<String> edited) {
        /** The lines below a headline, up to an empty one. */
        List<String> listed(String headline) {
            int from = text.indexOf(headline);
            if (from < 0) {
                return List.of();
            }
            return text.substring(text.indexOf('\n', from) + 1)
                    .lines()
                    .takeWhile(line -> !line.isBlank())
                    .toList();
        }

        /** The verdict of the command {@code status} in a few words. */
        String status() {
            if (text.contains("are different")) {
                return "different";
            }
            for (String headline : List.of("not yet been applied", "have failed")) {
                if (text.contains(headline)) {
                    return headline.substring(headline.lastIndexOf(' ') + 1) + ": "
                            + String.join(" ", listed(headline));
                }
            }
            return text.contains("up to date")
                    ? "up to date"
                    : text.contains("not managed") ? "unmanaged" : "error: " + code;
        }

        /** All that can be compared: without ids. */
        String shown() {
            return code + " " + ID.matcher(text).replaceAll("<id>");
        }
    }

    Answer run(String... command) throws IOException, InterruptedException {
        Path trace = Files.createTempFile(work, "trace", ".txt");
        Process process = start(trace, command);
        JsonNode json = JSON.readTree(process.getInputStream().readAllBytes());
        process.waitFor();
        int exit = json.get("exitCode").asInt(-1);
        String text = json.get("stdout").asText() + "\n\n" + json.get("stderr").asText() + "\n\n";
        return new Answer(exit, json.get("code").asText(String.valueOf(exit)), text, edited(trace));
    }

    /** Whoever starts it ends it. */
    Process start(Path trace, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of("node", "oracle.mjs"));
        line.addAll(List.of(command));
        line.addAll(List.of("--url", url, "--engine", engine, "--migrations", migrations.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(FOLDER.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TMPDIR", work.toString());
        builder.environment().put("ORACLE_TRACE", trace.toString());
        return builder.start();
    }

    private static List<String> edited(Path trace) throws IOException {
        TreeSet<String> edited = new TreeSet<>();
        for (String line : Files.readAllLines(trace)) {
            Matcher answer = Pattern.compile("< (\\{.*)").matcher(line);
            if (answer.matches()) {
                JSON.readTree(answer.group(1))
                        .path("result")
                        .path("editedMigrationNames")
                        .forEach(name -> edited.add(name.asText()));
            }
        }
        return List.copyOf(edited);
    }
}

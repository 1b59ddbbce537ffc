package io.github.migrationguard.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL as it is installed on this machine. Only its programs are used, never its data.
 *
 * @param places directories that may hold programs, best first
 */
record LocalInstallations(Cache cache, List<Path> places) {

    /** Where programs usually are: Debian's place for this version, and what {@code pg_config} on the path names. */
    static List<Path> usual(int major) {
        List<Path> places = new ArrayList<>();
        places.add(Path.of("/usr/lib/postgresql/" + major + "/bin"));
        try {
            Programs.Outcome outcome = Programs.run(List.of("pg_config", "--bindir"));
            if (outcome.code() == 0) {
                places.add(Path.of(outcome.output().strip()));
            }
        } catch (IOException e) {
            // There is no pg_config on the path.
            return places;
        }
        return places;
    }

    Optional<Installation> find(int major) throws IOException {
        for (Path bin : places) {
            Path postgres = bin.resolve(Platform.program("postgres"));
            if (Files.isExecutable(postgres) && Files.isExecutable(bin.resolve(Platform.program("initdb")))) {
                // Such as "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)".
                String version = Programs.run(List.of(postgres.toString(), "--version"))
                        .output()
                        .strip();
                if (version.startsWith("postgres (PostgreSQL) " + major + ".")) {
                    return Optional.of(new Installation(ServerSource.LOCAL, bin, home(version + bin)));
                }
            }
        }
        return Optional.empty();
    }

    /** Another build or another place of the same release makes data of its own. */
    private Path home(String identity) {
        byte[] digest = Archive.sha256().digest(identity.getBytes(StandardCharsets.UTF_8));
        return cache.path().resolve("local-" + HexFormat.of().formatHex(digest).substring(0, 12));
    }
}

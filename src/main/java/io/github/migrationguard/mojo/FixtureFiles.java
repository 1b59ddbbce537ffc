package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.proof.Fixture;
import io.github.migrationguard.proof.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The parameter {@code fixtures}. */
final class FixtureFiles {
    private static final String SUFFIX = ".sql";

    private FixtureFiles() {}

    /**
     * Reads one file, or every {@code <id>.sql} of a directory.
     *
     * @throws GuardException where something cannot be read as UTF-8, or there is nothing
     */
    static Fixtures read(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return new Fixtures(Map.of(), fixture(path));
            }
            Map<String, Fixture> fixtures = new TreeMap<>();
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.filter(FixtureFiles::isSql).toList()) {
                    String name = String.valueOf(file.getFileName());
                    fixtures.put(name.substring(0, name.length() - SUFFIX.length()), fixture(file));
                }
            }
            if (fixtures.isEmpty()) {
                throw new GuardException(
                        "fixtures: the directory " + path + " has no .sql file",
                        "Put a file <id>.sql there for each migration that needs rows.");
            }
            return new Fixtures(fixtures, null);
        } catch (IOException failure) {
            throw new GuardException(
                    "fixtures: " + path + " cannot be read: " + failure,
                    "Correct -Dmigration-guard.fixtures; relative paths count from the module's directory.");
        }
    }

    private static boolean isSql(Path file) {
        return file.toString().endsWith(SUFFIX) && Files.isRegularFile(file);
    }

    private static Fixture fixture(Path file) throws IOException {
        return Fixture.of(file.toString(), Files.readString(file));
    }
}

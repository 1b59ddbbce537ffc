package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The parameter {@code bootstrap}. */
final class Bootstrap {
    private Bootstrap() {}

    /** @throws GuardException where the file cannot be read as UTF-8 */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new GuardException(
                    "bootstrap: " + file + " cannot be read: " + failure,
                    "Correct -Dmigration-guard.bootstrap; relative paths count from the module's directory.");
        }
    }
}

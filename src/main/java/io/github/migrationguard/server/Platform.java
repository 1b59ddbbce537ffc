package io.github.migrationguard.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine this runs on, in the words that binaries are named with. */
final class Platform {
    static final boolean WINDOWS = os().contains("win") && !os().contains("darwin");

    private Platform() {}

    /** Such as {@code linux-amd64}; a name nobody publishes binaries for where the machine is an unusual one. */
    static String name() {
        return name(os(), System.getProperty("os.arch", ""), Files.exists(Path.of("/etc/alpine-release")));
    }

    static String name(String os, String architecture, boolean alpine) {
        String family = os.contains("mac") || os.contains("darwin")
                ? "darwin"
                : os.contains("win") ? "windows" : os.replace(' ', '-');
        String processor = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64v8";
            default -> architecture.toLowerCase(Locale.ROOT);
        };
        return family + "-" + processor + (alpine ? "-alpine" : "");
    }

    /** What the file of a program is called here. */
    static String program(String name) {
        return WINDOWS ? name + ".exe" : name;
    }

    private static String os() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }
}

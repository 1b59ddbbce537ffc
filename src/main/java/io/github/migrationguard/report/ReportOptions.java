package io.github.migrationguard.report;

import java.nio.file.Path;
import java.util.Set;

/**
 * How a result is to be shown.
 *
 * @param goal the goal that ran: {@code check} or {@code check-idempotency}
 * @param pluginVersion the version of this plugin
 * @param formats what to write
 * @param outputDirectory where files go; made if it is missing
 * @param workingDirectory where Maven was started; paths on the console are relative to it
 * @param show how many findings the console draws in full
 * @param bound whether the goal runs as part of a build rather than by direct call; then nothing to check is no news
 */
public record ReportOptions(
        String goal,
        String pluginVersion,
        Set<Format> formats,
        Path outputDirectory,
        Path workingDirectory,
        Show show,
        boolean bound) {

    public ReportOptions {
        formats = Set.copyOf(formats);
    }

    /** The file of a format, {@code <goal>.<extension>}, inside {@link #outputDirectory}. */
    Path file(String extension) {
        return outputDirectory.resolve(goal + "." + extension);
    }

    /** A path as the console shows it: with slashes, relative to where Maven was started if it lies below. */
    String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path base = workingDirectory.toAbsolutePath().normalize();
        return (absolute.startsWith(base) ? base.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }
}

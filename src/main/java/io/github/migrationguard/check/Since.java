package io.github.migrationguard.check;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The parameter {@code since}: where the reported part of each history begins. */
final class Since {
    private Since() {}

    /**
     * How many migrations of each history are not to be reported. An entry {@code directory=id} bears on the history in
     * that directory, given from where Maven was started or from the module; an entry {@code id} on every history that
     * has such a migration.
     *
     * @throws GuardException for an id or a directory that does not exist
     */
    static int[] skipped(List<String> entries, List<MigrationHistory> histories, Path workingDirectory) {
        int[] skipped = new int[histories.size()];
        if (!histories.isEmpty()) {
            for (String entry : entries) {
                apply(entry.strip(), histories, workingDirectory, skipped);
            }
        }
        return skipped;
    }

    private static void apply(String entry, List<MigrationHistory> histories, Path workingDirectory, int[] skipped) {
        if (mark(entry, "", histories, skipped)) {
            return;
        }
        int equals = entry.lastIndexOf('=');
        if (equals < 0) {
            throw unknown("since names the unknown migration '" + entry + "'", entry, ids(histories, ""));
        }
        String directory = normalized(entry.substring(0, equals));
        String id = entry.substring(equals + 1).strip();
        if (mark(id, directory, histories, skipped)) {
            return;
        }
        List<String> ids = ids(histories, directory);
        if (!ids.isEmpty()) {
            throw unknown("since names the unknown migration '" + id + "' of " + directory, id, ids);
        }
        boolean named = histories.stream().anyMatch(history -> matches(history, directory));
        if (!named && !Files.isDirectory(workingDirectory.resolve(directory))) {
            String known = histories.stream().map(MigrationHistory::directory).collect(Collectors.joining(", "));
            throw new GuardException(
                    "since names the directory '" + directory + "', which does not exist",
                    "Write <directory>=<id> with one of " + known + ".");
        }
    }

    private static boolean mark(String id, String directory, List<MigrationHistory> histories, int[] skipped) {
        boolean found = false;
        for (int i = 0; i < skipped.length; i++) {
            List<String> ids = matches(histories.get(i), directory)
                    ? histories.get(i).migrations().stream().map(Migration::id).toList()
                    : List.of();
            int at = ids.indexOf(id);
            if (at >= 0) {
                skipped[i] = Math.max(skipped[i], at + 1);
                found = true;
            }
        }
        return found;
    }

    private static boolean matches(MigrationHistory history, String directory) {
        return directory.isEmpty()
                || history.directory().equals(directory)
                || history.directory().endsWith("/" + directory);
    }

    private static List<String> ids(List<MigrationHistory> histories, String directory) {
        return histories.stream()
                .filter(history -> matches(history, directory))
                .flatMap(history -> history.migrations().stream())
                .map(Migration::id)
                .toList();
    }

    private static String normalized(String directory) {
        String path = directory.strip().replace('\\', '/');
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path;
    }

    private static GuardException unknown(String message, String id, List<String> ids) {
        List<String> near = Nearest.to(id, ids);
        if (!near.isEmpty()) {
            return new GuardException(message, "Did you mean " + String.join(" or ", near) + "?");
        }
        return new GuardException(
                message,
                ids.isEmpty()
                        ? "There are no migrations yet: leave the parameter out."
                        : "The newest migration is " + ids.get(ids.size() - 1) + ".");
    }
}

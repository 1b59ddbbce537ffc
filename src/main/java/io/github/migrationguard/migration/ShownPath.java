package io.github.migrationguard.migration;

import java.nio.file.Path;

/** Paths as results and messages show them. */
final class ShownPath {
    private ShownPath() {}

    /** With {@code /}, relative to {@code start} where that is possible; both absolute and normalised. */
    static String of(Path path, Path start) {
        boolean related = path.getRoot() == null
                ? start.getRoot() == null
                : path.getRoot().equals(start.getRoot());
        String shown = (related ? start.relativize(path) : path).toString().replace('\\', '/');
        return shown.isEmpty() ? "." : shown;
    }
}

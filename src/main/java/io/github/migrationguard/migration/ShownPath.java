package io.github.migrationguard.migration;

import java.io.File;
import java.nio.file.Path;

/** Paths as results and messages show them. */
final class ShownPath {
    private ShownPath() {}

    /** With {@code /}, relative to {@code start} where that is possible; both absolute and normalised. */
    static String of(Path path, Path start) {
        String prefix = start.toString();
        String whole = path.toString();
        int length = prefix.length();
        if (length > 0
                && whole.length() > length + 1
                && whole.startsWith(prefix)
                && whole.charAt(length) == File.separatorChar) {
            String below = whole.substring(length + 1);
            return below.indexOf('\\') < 0 ? below : below.replace('\\', '/');
        }
        boolean related = path.getRoot() == null
                ? start.getRoot() == null
                : path.getRoot().equals(start.getRoot());
        String shown = (related ? start.relativize(path) : path).toString().replace('\\', '/');
        return shown.isEmpty() ? "." : shown;
    }
}

package io.github.migrationguard.migration;

import io.github.migrationguard.finding.GuardException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which histories to read, and how.
 *
 * @param start the directory Maven was started in; absolute
 * @param directories as configured, absolute; empty: the usual places below {@code bases}
 * @param bases directories of the modules, absolute
 * @param layout word of the parameter {@code layout}
 * @param crashModel word of the parameter {@code crashModel}
 */
public record HistorySettings(Path start, List<Path> directories, List<Path> bases, String layout, String crashModel) {

    /** The word with which layouts and crash models are found out. */
    public static final String AUTO = "auto";

    /** Paths are normalised, so that the same place has one name. */
    public HistorySettings {
        start = start.normalize();
        directories = normalized(directories);
        bases = normalized(bases);
    }

    private static List<Path> normalized(List<Path> paths) {
        Set<Path> once = new LinkedHashSet<>();
        for (Path path : paths) {
            once.add(path.normalize());
        }
        return List.copyOf(once);
    }

    /** @param named directories relative to each of the bases; empty for the usual places */
    public static HistorySettings below(
            Path start, List<Path> bases, List<String> named, String layout, String crashModel) {
        List<Path> directories = new ArrayList<>();
        for (Path base : bases) {
            for (String directory : named) {
                directories.add(base.resolve(directory));
            }
        }
        return new HistorySettings(start, directories, bases, layout, crashModel);
    }

    /** The usual places under one module, both parameters {@code auto}. */
    public static HistorySettings defaults(Path base) {
        return new HistorySettings(base, List.of(), List.of(base), AUTO, AUTO);
    }

    /** The crash model for all migrations; null for {@code auto}, where the layout decides. */
    @Nullable
    CrashModel configuredCrashModel() {
        if (crashModel.equals(AUTO)) {
            return null;
        }
        for (CrashModel model : CrashModel.values()) {
            if (model.word().equals(crashModel)) {
                return model;
            }
        }
        throw new GuardException(
                "crashModel=" + crashModel + " is unknown", "Use one of auto, statement, transaction.");
    }
}

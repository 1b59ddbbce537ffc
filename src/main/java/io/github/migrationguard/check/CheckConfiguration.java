package io.github.migrationguard.check;

import io.github.migrationguard.migration.HistorySettings;
import java.nio.file.Path;
import java.util.List;

/**
 * What the user asked for, as written; {@link Checks#run} validates it.
 *
 * @param workingDirectory absolute; where Maven was started; all reported paths are relative to it
 * @param baseDirectories absolute; the modules whose histories are looked for, at least one; {@code directories} are relative to
 *     each of them
 * @param directories the histories; empty for the default places that exist
 * @param layout {@code auto}, or the name of a layout
 * @param crashModel {@code auto}, {@code statement} or {@code transaction}
 * @param require {@code auto}, {@code rerunnable} or {@code no-half-applied}
 * @param since {@code id} or {@code directory=id}: only migrations after it are reported; empty for all
 * @param rules {@code rule-id:error|warning|info|off}
 * @param failOn {@code error}, {@code warning} or {@code never}
 */
public record CheckConfiguration(
        Path workingDirectory,
        List<Path> baseDirectories,
        List<String> directories,
        String layout,
        String crashModel,
        String require,
        List<String> since,
        List<String> rules,
        String failOn) {

    public CheckConfiguration {
        baseDirectories = List.copyOf(baseDirectories);
        directories = List.copyOf(directories);
        since = List.copyOf(since);
        rules = List.copyOf(rules);
    }

    /** The part that says which histories to read. */
    public HistorySettings histories() {
        return HistorySettings.below(workingDirectory, baseDirectories, directories, layout, crashModel);
    }
}

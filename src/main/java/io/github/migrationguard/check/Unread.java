package io.github.migrationguard.check;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.FileFinding;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which files could not be read, so that a check that goes on without them cannot pass. */
final class Unread {
    /** A user who sets one of these below error says that such files do not matter. */
    private static final Set<String> RULES = Set.of("file-unreadable", "file-too-large");

    private Unread() {}

    static List<String> files(List<CheckedHistory> histories) {
        Set<String> files = new LinkedHashSet<>();
        for (CheckedHistory history : histories) {
            for (FileFinding found : history.findings()) {
                if (says(found.finding())) {
                    files.add(found.file());
                }
            }
            for (CheckedMigration migration : history.migrations()) {
                for (CheckedFinding found : migration.findings()) {
                    if (says(found.finding())) {
                        files.add(migration.migration().file());
                    }
                }
            }
        }
        return List.copyOf(files);
    }

    /** As the files were read, whatever their severity was set to. */
    static List<String> files(MigrationHistory history) {
        Set<String> files = new LinkedHashSet<>();
        for (FileFinding found : history.findings()) {
            if (says(found.finding())) {
                files.add(found.file());
            }
        }
        for (Migration migration : history.migrations()) {
            for (Finding found : migration.findings()) {
                if (says(found)) {
                    files.add(migration.file());
                }
            }
        }
        return List.copyOf(files);
    }

    private static boolean says(Finding finding) {
        return finding.severity() == Severity.ERROR && RULES.contains(finding.rule());
    }
}

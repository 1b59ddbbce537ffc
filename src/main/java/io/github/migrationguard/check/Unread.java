package io.github.migrationguard.check;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which files could not be read, so that a check that goes on without them cannot pass. */
final class Unread {
    /** A user who sets one of these below error says that such files do not matter. */
    private static final Set<String> RULES = Set.of("file-unreadable", "file-too-large");

    private Unread() {}

    static List<String> files(List<CheckedHistory> histories) {
        return histories.stream().flatMap(Unread::files).distinct().toList();
    }

    private static Stream<String> files(CheckedHistory history) {
        return Stream.concat(
                history.findings().stream()
                        .filter(found -> says(found.finding()))
                        .map(found -> found.file()),
                history.migrations().stream()
                        .filter(migration -> migration.findings().stream().anyMatch(found -> says(found.finding())))
                        .map(migration -> migration.migration().file()));
    }

    private static boolean says(Finding finding) {
        return finding.severity() == Severity.ERROR && RULES.contains(finding.rule());
    }
}

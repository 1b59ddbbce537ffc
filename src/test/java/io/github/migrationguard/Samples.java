package io.github.migrationguard;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.SourceText;
import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.Statement;
import java.util.List;

/** Histories and findings for tests, made from text instead of files. */
public final class Samples {
    private Samples() {}

    public static Migration migration(String id, String sql, Finding... findings) {
        return new Migration(
                id,
                "prisma/migrations/" + id + "/migration.sql",
                "00c0ffee",
                new SourceText(sql),
                Script.parse(sql),
                CrashModel.STATEMENT,
                "prisma 7.4.1 in package-lock.json; 7.4 and later commit after each statement",
                List.of(findings));
    }

    public static MigrationHistory history(String directory, Migration... migrations) {
        return new MigrationHistory(directory, "prisma", List.of(), List.of(migrations));
    }

    /** A finding at the first place where {@code marked} stands, about the statement that stands there. */
    public static Finding finding(String rule, Severity severity, Migration migration, String marked) {
        int at = migration.source().text().indexOf(marked);
        Integer statement = migration.script().statements().stream()
                .filter(candidate -> candidate.start() <= at && at < candidate.end())
                .map(Statement::number)
                .findFirst()
                .orElse(null);
        return new Finding(
                rule,
                severity,
                statement,
                migration.source().span(at, at + marked.length()),
                "running this again fails: " + marked + " already exists",
                "The first run made it, and nothing here asks whether it is there.",
                "Ask whether " + marked + " is there.",
                "42P07");
    }
}

package io.github.migrationguard.migration;

import java.util.List;
import java.util.stream.Stream;

/**
 * The ordered migrations of one directory.
 *
 * @param directory path with {@code /}, relative to the directory Maven was started in
 * @param layout the layout's word: {@code prisma}, {@code plain}
 * @param findings about the directory or files of it that are no migration
 * @param migrations in the order in which the tool applies them
 */
public record MigrationHistory(
        String directory, String layout, List<FileFinding> findings, List<Migration> migrations) {

    /**
     * Files and directories that exist but could not be read; empty where all is well. Everything else was read, but a
     * check of the history is not complete.
     */
    public List<String> unreadable() {
        Stream<String> around = findings.stream()
                .filter(found -> found.finding().rule().equals(ReadingFindings.UNREADABLE))
                .map(FileFinding::file);
        Stream<String> migrationFiles = migrations.stream()
                .filter(migration -> migration.findings().stream()
                        .anyMatch(finding -> finding.rule().equals(ReadingFindings.UNREADABLE)))
                .map(Migration::file);
        return Stream.concat(around, migrationFiles).toList();
    }
}

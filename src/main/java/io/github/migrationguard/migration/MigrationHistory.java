package io.github.migrationguard.migration;

import java.util.List;

/**
 * The ordered migrations of one directory.
 *
 * @param directory path with {@code /}, relative to the directory Maven was started in
 * @param layout the layout's word: {@code prisma}, {@code plain}
 * @param findings about the directory or files of it that are no migration
 * @param migrations in the order in which the tool applies them
 */
public record MigrationHistory(
        String directory, String layout, List<FileFinding> findings, List<Migration> migrations) {}

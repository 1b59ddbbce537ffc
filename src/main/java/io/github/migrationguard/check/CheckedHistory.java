package io.github.migrationguard.check;

import io.github.migrationguard.migration.FileFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history and what was found.
 *
 * @param directory path with {@code /}, relative to the directory Maven was started in
 * @param layout the layout's word
 * @param findings about the directory, or about files that are no migration
 * @param since id of the migration up to which nothing is reported; null where all are
 * @param lastId id of the newest migration; null where there is none
 * @param server that the proofs were made on, such as {@code embedded 17.11}; null where nothing was proved
 * @param migrations those that were asked for, in the order in which the tool applies them
 */
public record CheckedHistory(
        String directory,
        String layout,
        List<FileFinding> findings,
        @Nullable String since,
        @Nullable String lastId,
        @Nullable ServerUsed server,
        List<CheckedMigration> migrations) {}

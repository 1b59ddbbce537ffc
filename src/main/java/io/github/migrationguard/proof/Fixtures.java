package io.github.migrationguard.proof;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All rows that the user gives.
 *
 * @param byMigration by the id of the migration that is to find them
 * @param ofTheFirst for the first migration after those of {@code since}, or for the very last where that is not given;
 *     null for none
 */
public record Fixtures(
        Map<String, Fixture> byMigration, @Nullable Fixture ofTheFirst) {
    public static final Fixtures NONE = new Fixtures(Map.of(), null);

    /**
     * Looks whether each finds its migration.
     *
     * @throws GuardException for one that does not, and where it is not clear which history is meant
     */
    public void check(List<MigrationHistory> histories) {
        if (ofTheFirst != null && histories.size() > 1) {
            throw new GuardException(
                    "fixtures: " + ofTheFirst.file() + " is one file, but there are several directories of migrations",
                    "Give a directory with a file <id>.sql for each migration that needs rows.");
        }
        Set<String> ids = new HashSet<>();
        String last = "";
        for (MigrationHistory history : histories) {
            for (Migration migration : history.migrations()) {
                last = migration.id();
                ids.add(last);
            }
        }
        for (Map.Entry<String, Fixture> fixture : byMigration.entrySet()) {
            if (!ids.contains(fixture.getKey())) {
                throw new GuardException(
                        "fixtures: " + fixture.getValue().file() + " belongs to no migration: none has the id "
                                + fixture.getKey(),
                        "Name it <id>.sql after the migration that needs the rows, as in '" + last + ".sql'.");
            }
        }
    }

    /**
     * What is run before a migration; null for nothing.
     *
     * @param index of the migration in its history
     * @param skipped how many migrations are only run
     */
    @Nullable
    Fixture before(List<Migration> migrations, int index, int skipped) {
        int first = skipped > 0 ? skipped : migrations.size() - 1;
        if (ofTheFirst != null) {
            return index == first ? ofTheFirst : null;
        }
        return byMigration.get(migrations.get(index).id());
    }
}

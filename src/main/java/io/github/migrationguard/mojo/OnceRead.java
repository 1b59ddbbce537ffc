package io.github.migrationguard.mojo;

import io.github.migrationguard.migration.HistoryReader;
import io.github.migrationguard.migration.HistorySettings;
import io.github.migrationguard.migration.MigrationHistory;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Histories that are read when they are first asked for, and then no more. */
final class OnceRead implements Supplier<List<MigrationHistory>> {
    private final HistorySettings settings;
    private @Nullable List<MigrationHistory> histories;

    OnceRead(HistorySettings settings) {
        this.settings = settings;
    }

    @Override
    public List<MigrationHistory> get() {
        List<MigrationHistory> read = histories;
        if (read == null) {
            read = HistoryReader.read(settings);
            histories = read;
        }
        return read;
    }
}

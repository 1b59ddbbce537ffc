package io.github.migrationguard.mojo;

import io.github.migrationguard.check.StatusConfiguration;
import io.github.migrationguard.migration.HistorySettings;

/** The goals about a database that may have to play migrations to know it. */
abstract class DatabaseMojo extends ServerMojo {
    /**
     * The database, which is told to the user at once.
     *
     * @throws io.github.migrationguard.finding.GuardException where none is named, or what names it is wrong
     */
    final StatusConfiguration database(Workplace workplace) {
        StatusConfiguration database = database(workplace, true, false);
        getLog().info(database.shown());
        return database;
    }

    final OnceRead histories(Workplace workplace) {
        return new OnceRead(HistorySettings.below(
                workplace.started(), bases(workplace), directories(), layout(), HistorySettings.AUTO));
    }
}

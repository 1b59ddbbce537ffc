package io.github.migrationguard.recovery;

import io.github.migrationguard.history.HistoryTable;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What can say whether a migration is there.
 *
 * @param table what was recorded when the evidence was prepared: it holds for no other history
 * @param evidence null where there can be none
 * @param missing why there is none; empty where there is
 */
public record Witness(
        @Nullable HistoryTable table, @Nullable Evidential evidence, String missing) {
    /** Looks at the database, in the transaction that records the migration. */
    @FunctionalInterface
    public interface Evidential {
        Diagnosis of(Connection connection) throws SQLException;
    }

    public static Witness of(HistoryTable table, Evidential evidence) {
        return new Witness(table, evidence, "");
    }

    public static Witness missing(String why) {
        return new Witness(null, null, why);
    }
}

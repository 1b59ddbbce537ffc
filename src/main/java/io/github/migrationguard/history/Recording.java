package io.github.migrationguard.history;

import io.github.migrationguard.database.Sessions;
import io.github.migrationguard.finding.GuardException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * What is to be written into {@code _prisma_migrations}: the rows that {@code prisma migrate resolve} of Prisma 7.10
 * writes, whose clock has milliseconds.
 *
 * @param before the table as it was read
 * @param steps statements, in order
 * @param after all rows as they must be then
 */
public record Recording(HistoryTable before, List<Step> steps, List<HistoryRow> after) {
    /** As Prisma's engine creates it. */
    private static final String CREATE = """
            CREATE TABLE %s (
                id VARCHAR(36) PRIMARY KEY NOT NULL,
                checksum VARCHAR(64) NOT NULL,
                finished_at TIMESTAMPTZ,
                migration_name VARCHAR(255) NOT NULL,
                logs TEXT,
                rolled_back_at TIMESTAMPTZ,
                started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
                applied_steps_count INTEGER NOT NULL DEFAULT 0
            )""";

    /**
     * @param sql a whole statement, as it is shown and sent
     * @param rows how many it must change
     */
    public record Step(String sql, int rows) {}

    /** Every unfinished attempt at a migration is marked as rolled back. */
    public static Recording rolledBack(HistoryTable table, String migration, Instant clock) {
        Instant now = clock.truncatedTo(ChronoUnit.MILLIS);
        List<HistoryRow> after = new ArrayList<>();
        int unfinished = 0;
        for (HistoryRow row : table.rows()) {
            boolean affected = row.unfinished() && row.migration().equals(migration);
            unfinished += affected ? 1 : 0;
            after.add(affected ? row.rolledBack(now) : row);
        }
        List<Step> steps = new ArrayList<>();
        if (unfinished > 0) {
            String sql =
                    "UPDATE " + quoted(table) + " SET rolled_back_at = " + literal(now) + " WHERE migration_name = "
                            + literal(migration) + " AND finished_at IS NULL AND rolled_back_at IS NULL";
            steps.add(new Step(sql, unfinished));
        }
        return new Recording(table, List.copyOf(steps), List.copyOf(after));
    }

    /** @param checksum of the file as it is now */
    public record Applied(String migration, String checksum) {}

    /**
     * The same for each of some migrations, and a row that says it is applied; the table is created where there is none.
     *
     * @param migrations in order; each is dated a millisecond behind the one before it, the last one now
     */
    public static Recording applied(HistoryTable table, List<Applied> migrations, Instant clock) {
        Instant now = clock.truncatedTo(ChronoUnit.MILLIS);
        List<HistoryRow> after = table.rows();
        List<Step> steps = new ArrayList<>();
        if (table.status() != HistoryTable.Status.PRESENT) {
            steps.add(new Step(CREATE.formatted(quoted(table)), 0));
        }
        for (int i = 0; i < migrations.size(); i++) {
            HistoryTable until = new HistoryTable(table.schema(), table.name(), table.status(), after);
            Recording one = applied(until, migrations.get(i), now.minusMillis(migrations.size() - 1L - i));
            steps.addAll(one.steps);
            after = one.after;
        }
        return new Recording(table, List.copyOf(steps), after);
    }

    private static Recording applied(HistoryTable table, Applied migration, Instant now) {
        Recording others = rolledBack(table, migration.migration(), now);
        List<Step> steps = new ArrayList<>(others.steps);
        HistoryRow row = new HistoryRow(
                UUID.randomUUID().toString(), migration.migration(), migration.checksum(), now, now, null, "", 0);
        steps.add(new Step(
                "INSERT INTO " + quoted(table)
                        + " (id, checksum, logs, migration_name, started_at, finished_at, applied_steps_count)"
                        + " VALUES ("
                        + String.join(", ", literal(row.id()), literal(row.checksum()), "''", literal(row.migration()))
                        + ", " + literal(now) + ", " + literal(now) + ", 0)",
                1));
        List<HistoryRow> after = new ArrayList<>(others.after);
        after.add(row);
        return new Recording(table, List.copyOf(steps), List.copyOf(after));
    }

    /**
     * Writes it inside the transaction of the caller, who holds the {@link MigrationLock} and commits. Those who write
     * without that lock are held off by one on the table.
     *
     * @throws GuardException where the table has changed since it was read, or did not take the rows as they are
     * @throws SQLException where the database refuses
     */
    public void write(Connection connection) throws SQLException {
        if (before.status() == HistoryTable.Status.PRESENT) {
            // Outside of a transaction this statement is an error.
            execute(connection, "LOCK TABLE " + quoted(before) + " IN SHARE ROW EXCLUSIVE MODE");
        }
        HistoryTable now = PrismaHistory.read(connection, before.schema());
        if (!now.equals(before)) {
            throw new GuardException(
                    "Nothing was recorded, because somebody else changed " + before.shown() + " at the same time",
                    "Call the goal again.");
        }
        for (Step step : steps) {
            int changed = execute(connection, step.sql());
            if (changed != step.rows()) {
                throw refused(changed + " rows were changed where " + step.rows() + " should be");
            }
        }
        List<HistoryRow> written =
                PrismaHistory.read(connection, before.schema()).rows();
        if (written.size() != after.size() || !new HashSet<>(written).equals(new HashSet<>(after))) {
            throw refused("the rows are not what was written");
        }
    }

    private GuardException refused(String how) {
        return new GuardException(
                "Nothing was recorded, because " + before.shown() + " did not take the record: " + how,
                "Look for triggers and rules on this table, and remove them.");
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.executeUpdate(sql);
        }
    }

    private static String quoted(HistoryTable table) {
        return Sessions.quoted(table.schema()) + "." + table.name();
    }

    private static String literal(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }
}

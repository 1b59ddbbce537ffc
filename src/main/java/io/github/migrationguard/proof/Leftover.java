package io.github.migrationguard.proof;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a non-transactional statement leaves behind when its session is lost in its middle. */
enum Leftover {
    /** CREATE INDEX CONCURRENTLY: an INVALID index (PostgreSQL manual, CREATE INDEX). */
    UNFINISHED_INDEX {
        @Override
        boolean leave(Executable statement, MigrationSession session, Connection superuser) throws SQLException {
            List<Long> before = oids(superuser, INDEXES);
            session.run(statement);
            List<Long> made = oids(superuser, INDEXES);
            made.removeAll(before);
            return update(
                    superuser,
                    "UPDATE pg_catalog.pg_index SET indisvalid = false, indisready = false"
                            + " WHERE indexrelid = ANY (?)",
                    made);
        }
    },
    /** DROP INDEX CONCURRENTLY: the index, INVALID (PostgreSQL manual, DROP INDEX). */
    HALF_DROPPED_INDEX {
        @Override
        boolean leave(Executable statement, MigrationSession session, Connection superuser) throws SQLException {
            List<Long> indexes = removed(statement, session, superuser, INDEXES);
            return update(
                    superuser, "UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = ANY (?)", indexes);
        }
    },
    /** ALTER TABLE .. DETACH PARTITION CONCURRENTLY: the partition, pending detach (PostgreSQL manual, ALTER TABLE). */
    PENDING_DETACH {
        @Override
        boolean leave(Executable statement, MigrationSession session, Connection superuser) throws SQLException {
            List<Long> partitions = removed(statement, session, superuser, PARTITIONS);
            return update(
                    superuser,
                    "UPDATE pg_catalog.pg_inherits SET inhdetachpending = true WHERE inhrelid = ANY (?)",
                    partitions);
        }
    };

    private static final String INDEXES = "SELECT indexrelid FROM pg_catalog.pg_index";
    private static final String PARTITIONS = """
            SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
            WHERE c.relispartition""";

    /** What may be left of the statement; null for those that leave nothing. */
    static @Nullable Leftover of(Executable statement) {
        Command command = statement.command();
        if (command instanceof Command.CreateIndex create && create.concurrently()) {
            return UNFINISHED_INDEX;
        }
        if (command instanceof Command.Drop drop && drop.concurrently()) {
            for (ObjectRef object : drop.objects()) {
                if (object.kind() == ObjectKind.INDEX) {
                    return HALF_DROPPED_INDEX;
                }
            }
        }
        if (command instanceof Command.Alter alter) {
            for (AlterAction action : alter.actions()) {
                if (action instanceof AlterAction.DetachPartition detach && detach.concurrently()) {
                    return PENDING_DETACH;
                }
            }
        }
        return null;
    }

    /**
     * Brings the database, in which everything before the statement was run, into the state that is left.
     *
     * @return whether the statement can leave anything here, as far as that can be brought about on this server
     */
    abstract boolean leave(Executable statement, MigrationSession session, Connection superuser) throws SQLException;

    /** What the query no longer finds when the statement has run; it is run without CONCURRENTLY and rolled back. */
    private static List<Long> removed(
            Executable statement, MigrationSession session, Connection superuser, String query) throws SQLException {
        List<Long> removed = oids(superuser, query);
        session.execute("BEGIN");
        session.execute(statement.sql().replaceFirst("(?i)\\bconcurrently\\b", ""));
        removed.removeAll(oids(session.connection(), query));
        session.execute("ROLLBACK");
        return removed;
    }

    private static List<Long> oids(Connection connection, String sql) throws SQLException {
        List<Long> oids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                oids.add(rows.getLong(1));
            }
        }
        return oids;
    }

    /** Whether that could be done: there has to be something, and only a superuser may write into catalogs. */
    private static boolean update(Connection superuser, String sql, List<Long> oids) throws SQLException {
        Array array = superuser.createArrayOf("oid", oids.toArray());
        try (PreparedStatement update = superuser.prepareStatement(sql)) {
            update.setArray(1, array);
            update.execute();
        } catch (SQLException refused) {
            if (SqlFailure.of(refused).needsSuperuser()) {
                return false;
            }
            throw refused;
        }
        return !oids.isEmpty();
    }
}

package io.github.migrationguard.catalog.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/** Statements that the server plans once: planning the fingerprint costs more than running it on a small database. */
final class Prepared {
    private Prepared() {}

    static PreparedStatement of(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        return statement;
    }
}

package io.github.migrationguard.proof;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The index that a CREATE INDEX or DROP INDEX with CONCURRENTLY is about. */
final class ConcurrentIndex {
    private static final String OF_TABLE = """
            SELECT c.oid FROM pg_catalog.pg_class t JOIN pg_catalog.pg_class c ON c.relnamespace = t.relnamespace
            WHERE t.oid = pg_catalog.to_regclass(?) AND c.relname = ?""";

    private static final String NAMED = "SELECT pg_catalog.to_regclass(?)::oid";

    private final Connection connection;

    /** @param connection whose search_path says what names mean */
    ConcurrentIndex(Connection connection) {
        this.connection = connection;
    }

    /** Whether the statement finds the relation already there, or gone, so that it changes nothing. */
    boolean isDone(Executable statement) throws SQLException {
        return (find(statement) != 0) == (statement.command() instanceof Command.CreateIndex);
    }

    /** OID of the relation that has the index's name; 0 where there is none. */
    long find(Executable statement) throws SQLException {
        if (statement.command() instanceof Command.CreateIndex create && create.name() != null) {
            return oid(OF_TABLE, quoted(create.table()), create.name().value());
        }
        if (statement.command() instanceof Command.Drop drop) {
            return oid(NAMED, quoted(drop.objects().get(0).name()));
        }
        return 0;
    }

    private long oid(String query, String... names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < names.length; i++) {
                statement.setString(i + 1, names[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static String quoted(QualifiedName name) {
        Identifier schema = name.schema();
        return (schema == null ? "" : quoted(schema) + ".") + quoted(name.name());
    }

    private static String quoted(Identifier identifier) {
        return '"' + identifier.value().replace("\"", "\"\"") + '"';
    }
}

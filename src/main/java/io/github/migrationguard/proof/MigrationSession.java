package io.github.migrationguard.proof;

import io.github.migrationguard.database.Sessions;
import io.github.migrationguard.sql.ast.Command;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;
import org.postgresql.core.Tuple;

/** A session in which statements are run as a migration tool runs them: one message each, in auto-commit. */
final class MigrationSession implements AutoCloseable {
    /** Extensions that a role without superuser's rights may not create, but that do no harm in a scratch database. */
    private static final Set<String> ALLOWED_EXTENSIONS = Set.of(
            "postgres_fdw", "pg_stat_statements", "dblink", "vector", "postgis", "pageinspect", "pg_buffercache");

    /** What their creator could do with foreign data wrappers that extensions bring. */
    private static final String GRANT_WRAPPERS = """
            DO $$
            DECLARE
              wrapper name;
              owner name := (SELECT rolname FROM pg_catalog.pg_database d JOIN pg_catalog.pg_roles r ON r.oid = d.datdba
                             WHERE d.datname = pg_catalog.current_database());
            BEGIN
              FOR wrapper IN SELECT fdwname FROM pg_catalog.pg_foreign_data_wrapper LOOP
                EXECUTE pg_catalog.format('GRANT USAGE ON FOREIGN DATA WRAPPER %I TO %I', wrapper, owner);
              END LOOP;
            END $$""";

    private final Connection connection;
    private final ProofSettings settings;
    private final Privileged privileged;

    /** Does as a superuser what the owner of the database may not. */
    interface Privileged {
        void run(String sql) throws SQLException;
    }

    MigrationSession(Connection connection, ProofSettings settings, Privileged privileged) throws SQLException {
        this.connection = connection;
        this.settings = settings;
        this.privileged = privileged;
        limit();
    }

    private void limit() throws SQLException {
        execute("SET statement_timeout = " + settings.statementTimeout().toMillis() + "; SET lock_timeout = "
                + settings.lockTimeout().toMillis()
                + (settings.isUsualSchema() ? "" : "; SET search_path = " + Sessions.quoted(settings.schema())));
    }

    Connection connection() {
        return connection;
    }

    int major() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    /** Runs a statement of the guard's own. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Sends statements as one message, as psql does; the first value of what the last one gives. */
    @Nullable
    String last(String sql) throws SQLException {
        LastValue last = new LastValue();
        QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
        Query query = executor.wrap(List.of(new NativeQuery(sql, SqlCommand.BLANK)));
        executor.execute(
                query, null, last, 0, 0, QueryExecutor.QUERY_EXECUTE_AS_SIMPLE | QueryExecutor.QUERY_SUPPRESS_BEGIN);
        return last.value;
    }

    private static final class LastValue extends ResultHandlerBase {
        private @Nullable String value;

        @Override
        public void handleResultRows(Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
            byte[] bytes = tuples.isEmpty() ? null : tuples.get(0).get(0);
            value = bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Whether no transaction is open, so that everything done so far would survive a crash. */
    boolean isIdle() throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
    }

    /**
     * A session like a new one, but for its process and its prepared statements, which are the guard's own: for
     * migrations that prepare none.
     */
    void resetButStatements() throws SQLException {
        execute("CLOSE ALL; RESET SESSION AUTHORIZATION; RESET ALL; UNLISTEN *;"
                + " SELECT pg_catalog.pg_advisory_unlock_all()");
        execute("DISCARD TEMP");
        execute("DISCARD SEQUENCES");
        limit();
    }

    /** Ends a transaction that a failed migration left open. */
    void giveUp() throws SQLException {
        if (!isIdle()) {
            execute("ROLLBACK");
        }
    }

    /**
     * Runs a statement of a migration.
     *
     * @return how many rows it changed; -1 where it says nothing about rows
     * @throws SQLException as the server raises it
     */
    long run(Executable executable) throws SQLException {
        if (executable.copyData() != null) {
            return copy(executable.sql(), executable.copyData());
        }
        if (executable.command() instanceof Command.CreateExtension create
                && ALLOWED_EXTENSIONS.contains(create.name().value())) {
            privileged.run(executable.sql());
            privileged.run(GRANT_WRAPPERS);
            return -1;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean rows = statement
                    .unwrap(BaseStatement.class)
                    .executeWithFlags(executable.sql(), QueryExecutor.QUERY_EXECUTE_AS_SIMPLE);
            return rows ? -1 : statement.getLargeUpdateCount();
        }
    }

    private long copy(String sql, String data) throws SQLException {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(data));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Runs a statement of a migration; the error, or null where it passed. */
    @Nullable
    SqlFailure attempt(Executable executable) {
        try {
            run(executable);
            return null;
        } catch (SQLException raised) {
            return SqlFailure.of(raised);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package io.github.migrationguard.proof;

import io.github.migrationguard.proof.MigrationProof.Failure;
import io.github.migrationguard.sql.ast.Command;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the error of a first run says that the migration is wrong, or only that the scratch server and its database lack
 * what the real ones have. Where that is not sure, the migration gets the benefit of the doubt.
 */
final class FirstRun {
    private static final String DUPLICATE = "42710";

    /** Errors that a block raises itself, having looked at rows: raise_exception, no_data_found, assert_failure, ... */
    private static final String RAISED = "P0";

    private static final Pattern ROLE = Pattern.compile("^role \".*\" does not exist$");
    private static final Pattern EXTENSION = Pattern.compile("\\bextension \"");

    /** Errors about an object that is not there, whose message may say in which schema. */
    private static final Set<String> UNDEFINED = Set.of("42P01", "42704", "42883");

    private static final Pattern SCHEMA = Pattern.compile("[\\s\"]([\\w$]+)\\.[\\w$]");
    private static final String NO_SCHEMA = "3F000";

    private final Connection connection;
    private final boolean complete;

    /**
     * @param connection to the database, no transaction open
     * @param complete whether all migrations before it were run
     */
    FirstRun(Connection connection, boolean complete) {
        this.connection = connection;
        this.complete = complete;
    }

    MigrationProof failed(Play.Stop stop) throws SQLException {
        SqlFailure failure = stop.failure();
        if (failure.needsSuperuser()) {
            return MigrationProof.unproved("needs superuser: " + failure.message());
        }
        String reason = "its first run fails: " + failure.sqlState() + " " + failure.message();
        String lack = lack(stop.statement(), failure);
        return lack == null
                ? MigrationProof.broken(reason, Failure.of(0, stop.statement(), failure))
                : MigrationProof.unproved(reason + " (" + lack + ")");
    }

    /** What is missing around the migration; null if it is the migration that is wrong. */
    private @Nullable String lack(Executable statement, SqlFailure failure) throws SQLException {
        String state = failure.sqlState();
        if (statement.hasPlaceholders()) {
            return "the parameter placeholders gives no value for what it contains";
        }
        if (!complete) {
            return "an earlier migration could not be run";
        }
        if (failure.isOfServer()) {
            return "the scratch server could not do it";
        }
        boolean extension = statement.command() instanceof Command.CreateExtension
                || EXTENSION.matcher(failure.message()).find();
        if (extension && !state.equals(DUPLICATE)) {
            return "this server has not got the extension; proof.url can name one that has";
        }
        if (ROLE.matcher(failure.message()).matches()) {
            return "no migration makes the role; bootstrap can";
        }
        if (state.startsWith(RAISED)) {
            return "it raises the error itself, perhaps for want of rows; fixtures can give them";
        }
        if (state.equals(NO_SCHEMA) || (UNDEFINED.contains(state) && isElsewhere(failure.message()))) {
            return "no migration makes the schema; bootstrap can";
        }
        return null;
    }

    /** Whether a message names an object of a schema that is not there: a platform has it, and what is in it. */
    private boolean isElsewhere(String message) throws SQLException {
        Matcher named = SCHEMA.matcher(message);
        if (!named.find()) {
            return false;
        }
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?)")) {
            query.setString(1, named.group(1));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}

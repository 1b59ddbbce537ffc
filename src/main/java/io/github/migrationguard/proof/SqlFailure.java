package io.github.migrationguard.proof;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An error that the server raised for a statement of a migration.
 *
 * @param sqlState five characters (PostgreSQL manual, appendix A)
 * @param message without its severity and position
 */
record SqlFailure(String sqlState, String message) {
    /** Connections, conflicts, space, shut-downs and time-outs, files, internal errors. */
    private static final Set<String> OF_SERVER = Set.of("08", "40", "53", "57", "58", "F0", "XX");

    private static final String LOCKED = "55P03";

    static SqlFailure of(SQLException raised) {
        String state = raised.getSQLState();
        String text = String.valueOf(raised.getMessage());
        String first = text.lines().findFirst().orElse("");
        return new SqlFailure(state == null ? "" : state, first.replaceFirst("^[A-Z]+: ", ""));
    }

    /** Whether a constraint is violated (class 23), which may be checked at once or at COMMIT. */
    boolean isOfConstraint() {
        return sqlState.startsWith("23");
    }

    /** Whether the role lacks a right that only superusers have. */
    boolean needsSuperuser() {
        return sqlState.equals("42501");
    }

    /** Whether the server had trouble, so that another try may go otherwise. */
    boolean isOfServer() {
        return isOfServer(sqlState);
    }

    /** @param sqlState null for no error */
    static boolean isOfServer(@Nullable String sqlState) {
        return sqlState != null
                && (sqlState.length() < 2 || OF_SERVER.contains(sqlState.substring(0, 2)) || sqlState.equals(LOCKED));
    }
}

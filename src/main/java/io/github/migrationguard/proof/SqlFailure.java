package io.github.migrationguard.proof;

import java.sql.SQLException;

/**
 * An error that the server raised for a statement of a migration.
 *
 * @param sqlState five characters (PostgreSQL manual, appendix A)
 * @param message without its severity and position
 */
record SqlFailure(String sqlState, String message) {
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
}

package io.github.migrationguard.rerun;

/** The error that PostgreSQL raises for a statement, carried to the statement or to the block that catches it. */
final class SqlError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;
    private final boolean gone;

    private SqlError(String sqlState, String message, boolean gone) {
        super(message, null, false, false);
        this.sqlState = sqlState;
        this.gone = gone;
    }

    static SqlError of(String sqlState, String message) {
        return new SqlError(sqlState, message, false);
    }

    /** A name that the statement reads or changes is not there any more. */
    static SqlError missing(String sqlState, String message) {
        return new SqlError(sqlState, message, true);
    }

    /** SQLSTATE, five characters (PostgreSQL manual, appendix A). */
    String sqlState() {
        return sqlState;
    }

    boolean isMissing() {
        return gone;
    }

    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}

package io.github.migrationguard.database;

import io.github.migrationguard.finding.GuardException;
import java.sql.SQLException;

/** The session was lost after COMMIT was sent and before the server answered. */
final class CommitLostException extends SQLException {
    private static final long serialVersionUID = 1L;

    CommitLostException(SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause);
    }

    GuardException explained(Target target) {
        return new GuardException(
                "The session with the " + target.shown()
                        + " was lost while it committed, so that it is not known whether" + " the record was made",
                "Run migration-guard:migrate-status, which shows it. Calling this goal again does no harm.",
                this);
    }
}

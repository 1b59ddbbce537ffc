package io.github.migrationguard.database;

import io.github.migrationguard.finding.GuardException;
import java.sql.SQLException;
import java.util.List;

/** Somebody holds a lock that keeps readers out. */
final class LockedException extends SQLException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> blockers;

    LockedException(List<String> blockers, SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause);
        this.blockers = List.copyOf(blockers);
    }

    GuardException explained(Target target) {
        return explained("The " + target.shown() + " cannot be read now");
    }

    GuardException explainedForWriting(Target target) {
        return explained("Nothing was recorded in the " + target.shown());
    }

    private GuardException explained(String what) {
        String who =
                blockers.isEmpty() ? "somebody held a lock for more than two seconds" : String.join("; ", blockers);
        return new GuardException(
                what + ", probably because a migration is running: " + who,
                "Call the goal again when that has ended.",
                this);
    }
}

package io.github.migrationguard.database;

import io.github.migrationguard.finding.GuardException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a database cannot be read, in words that name host, database and what to check. SQLSTATEs by the PostgreSQL manual,
 * appendix A; the server repeats no password in its messages, and the driver none either.
 */
final class ConnectionTrouble {
    /** A conflict with recovery on a replica, a schema that changed between two catalog look-ups. */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "XX000");

    private ConnectionTrouble() {}

    /** Whether the same may succeed a moment later. */
    static boolean passes(SQLException e) {
        return e.getSQLState() != null && PASSING.contains(e.getSQLState());
    }

    /** The same where something was to be written, and its transaction did not come to its end. */
    static GuardException ofWriting(Target target, SQLException e) {
        String nothing = "Nothing was recorded in the " + target.shown() + ", ";
        return switch (e.getSQLState() == null ? "" : e.getSQLState()) {
            case "42501" ->
                trouble(
                        e,
                        nothing + "because the user " + target.user() + " may not: " + said(e),
                        "Name a user who may deploy, or grant INSERT and UPDATE on the history table.");
            case "25006" ->
                trouble(
                        e,
                        nothing + "which only lets " + target.user() + " read: " + said(e),
                        "Name the primary server, and a user who may deploy.");
            case "3F000" ->
                trouble(
                        e,
                        nothing + "because there is no such schema: " + said(e),
                        "Create the schema, or correct the parameter schema or ?schema= of the URL.");
            default -> {
                GuardException reading = of(target, e);
                yield trouble(e, "Nothing was recorded. " + reading.getMessage(), reading.advice());
            }
        };
    }

    static GuardException of(Target target, SQLException e) {
        String where = target.shown();
        String said = said(e);
        String host = target.url().host();
        return switch (e.getSQLState() == null ? "" : e.getSQLState()) {
            case "28P01", "28000" ->
                trouble(
                        e,
                        "The user " + target.user() + " is not let in to the " + where + ": " + said,
                        "Correct user and password: " + credentials(target) + ".");
            case "3D000" ->
                trouble(
                        e,
                        "The server at " + target.url().address() + " has no database "
                                + target.url().database() + " (3D000)",
                        "Correct the name in " + target.source().words() + ", or create the database.");
            case "42501" ->
                trouble(
                        e,
                        "The " + where + " cannot be read completely as " + target.user() + ": " + said,
                        "Grant this user what is missing (USAGE of the schema, SELECT on the table; row security must not"
                                + " hide rows from it: BYPASSRLS), or name another user.");
            case "57014" ->
                trouble(
                        e,
                        "The " + where + " did not answer within 30 seconds: " + said,
                        "Call the goal again when the server has less to do.");
            case "53300", "57P03" ->
                trouble(e, "The " + where + " takes no more sessions now: " + said, "Call the goal again later.");
            default -> unreached(target, e, where, said, host);
        };
    }

    private static GuardException unreached(Target target, SQLException e, String where, String said, String host) {
        if (cause(e, UnknownHostException.class)) {
            return trouble(
                    e,
                    "The host name " + host + " is unknown here, so there is no way to the " + where,
                    "Correct the host in " + target.source().words() + ".");
        }
        if (cause(e, SocketTimeoutException.class)) {
            return trouble(
                    e,
                    "Nothing answers in time at " + target.url().address() + ", so there is no way to the " + where,
                    "Check host, port and firewall; connect_timeout and socket_timeout of the URL set how long to wait.");
        }
        if (cause(e, ConnectException.class)) {
            return trouble(
                    e,
                    "The connection to " + target.url().address() + " was refused, so there is no way to the " + where,
                    "Check that the server is running there and that host and port in "
                            + target.source().words() + " are right.");
        }
        if (cause(e, SSLException.class) || said.contains("SSL")) {
            return trouble(
                    e,
                    "There is no encrypted way to the " + where + ": " + said,
                    "Check sslmode, sslaccept and the certificates (sslcert, sslidentity, sslpassword) of the URL.");
        }
        if (said.contains("password")) {
            return trouble(
                    e,
                    "The user " + target.user() + " is not let in to the " + where + ": " + said,
                    "Give a password: " + credentials(target) + ".");
        }
        String state = e.getSQLState() == null ? "" : " (" + e.getSQLState() + ")";
        return trouble(
                e,
                "The " + where + " cannot be read: " + said + state,
                "Check the server's log, and that the URL in " + target.source().words() + " is the right one.");
    }

    private static String credentials(Target target) {
        return switch (target.source()) {
            case PARAMETER -> "the parameters user and password, the server in Maven's settings, or the URL";
            case SETTINGS -> "the server in Maven's settings";
            case ENVIRONMENT, ENV_FILE -> "the URL in " + target.source().words();
        };
    }

    private static GuardException trouble(SQLException e, String what, String advice) {
        return new GuardException(what, advice, e);
    }

    /** The first line of what the server or the driver said. */
    private static String said(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^(?:FATAL|ERROR): ", "");
    }

    private static boolean cause(Throwable e, Class<? extends Throwable> kind) {
        for (@Nullable Throwable at = e; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}

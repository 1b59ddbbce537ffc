package io.github.migrationguard.proof;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.SourceText;
import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.Statement;
import java.sql.SQLException;
import java.util.Map;

/**
 * Rows that are there before a migration runs, so that what it does to rows is shown.
 *
 * @param file as the user knows it
 * @param source its text
 * @param script the parsed text
 */
public record Fixture(String file, SourceText source, Script script) {
    private static final String ADVICE = "Correct the file; it is run by the role that runs the migrations, in the"
            + " database that those before it make.";

    /** Reads SQL; that it can be run is only seen when it is. */
    public static Fixture of(String file, String text) {
        return new Fixture(file, new SourceText(text), Script.parse(text));
    }

    /** Whether it may change something that all databases of a server share. */
    boolean reachesOut() {
        for (Statement statement : script.statements()) {
            if (Outside.reaches(statement)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Runs its statements, with a commit after each.
     *
     * @param session of its own
     * @param own whether the server is the guard's own
     * @throws GuardException where one fails, or must not be run
     */
    void run(MigrationSession session, Map<String, String> placeholders, boolean own) {
        if (!script.metaCommands().isEmpty()) {
            int at = script.metaCommands().get(0);
            throw wrong(at, at + 1, "is for psql, which no server understands", ADVICE);
        }
        if (!own && reachesOut()) {
            throw wrong(0, 0, "reaches beyond the database, which the server of proof.url is not there for", ADVICE);
        }
        for (Executable executable : Executable.of(script, placeholders)) {
            try {
                session.run(executable);
            } catch (SQLException raised) {
                SqlFailure failure = SqlFailure.of(raised);
                Statement statement = script.statements().get(executable.number() - 1);
                GuardException wrong = wrong(
                        statement.start(),
                        statement.end(),
                        "fails: " + failure.sqlState() + " " + failure.message(),
                        ADVICE);
                wrong.initCause(raised);
                throw wrong;
            }
        }
    }

    private GuardException wrong(int start, int end, String what, String advice) {
        Span span = source.span(start, end);
        return new GuardException("fixtures: " + file + ":" + span.line() + ":" + span.column() + " " + what, advice);
    }
}

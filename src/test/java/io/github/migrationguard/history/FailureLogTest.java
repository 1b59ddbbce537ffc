package io.github.migrationguard.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FailureLogTest {
    @Test
    void findsTheErrorInThePageThatPrismaWrites() {
        assertThat(FailureLog.of("""
                        A migration failed to apply. New migrations cannot be applied before the error is recovered from.

                        Migration name: 1_users

                        Database error code: 42P07

                        Database error:
                        ERROR: relation "users" already exists

                        DbError { severity: "ERROR", parsed_severity: Some(Error), code: SqlState(E42P07) }
                        """)).isEqualTo(new FailureLog("42P07", "relation \"users\" already exists"));
    }

    @Test
    void findsItBehindADriverAdapter() {
        assertThat(FailureLog.of("external connector error\nNo such table: nope\n   0: apply_script"))
                .isEqualTo(new FailureLog(null, "No such table: nope"));
    }

    @Test
    void takesTheCodeFromTheDumpWhereNothingElseNamesIt() {
        assertThat(FailureLog.of("db error\nDbError { code: SqlState(E55P03), message: \"canceling\" }"))
                .isEqualTo(new FailureLog("55P03", "db error"));
    }

    @Test
    void noTextIsNoLog() {
        assertThat(FailureLog.of(null)).isNull();
        assertThat(FailureLog.of(" \n")).isNull();
    }
}

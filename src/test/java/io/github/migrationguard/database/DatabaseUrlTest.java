package io.github.migrationguard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            jdbc:postgresql://db:6543/app,                          db,        6543, app,      -,   -
            jdbc:postgresql://db/app?user=me&password=p%40ss+word,  db,        5432, app,      me,  p@ss+word
            postgresql://me:p%40ss@db:1/app?schema=x,               db,        1,    app,      me,  p@ss
            postgres://me@db,                                       db,        5432, me,       me,  -
            postgresql://db/a%20b,                                  db,        5432, a b,      -,   -
            postgresql://[::1]:5433/app,                            ::1,       5433, app,      -,   -
            postgresql:///app,                                      localhost, 5432, app,      -,   -
            jdbc:postgresql:app,                                    localhost, 5432, app,      -,   -
            jdbc:postgresql://db/,                                  db,        5432, postgres, -,   -
            """)
    void readsBothForms(String text, String host, int port, String database, String user, String password) {
        DatabaseUrl url = DatabaseUrl.parse("url", text);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.database()).isEqualTo(database);
        assertThat(url.user()).isEqualTo(user);
        assertThat(url.password()).isEqualTo(password);
        assertThat(url.toString()).doesNotContain("p@ss");
    }

    @Test
    void passesEncryptionOnAndKeepsOtherToolsParametersBack() {
        DatabaseUrl url = DatabaseUrl.parse(
                "url", "postgresql://db/app?schema=app&sslmode=require&channel_binding=require&pgbouncer=true");
        assertThat(url.sessions().options())
                .isEqualTo(Map.of("sslmode", "require", "channelBinding", "require", "prepareThreshold", "0"));
        assertThat(url.parameters()).containsEntry("schema", "app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://me:s3cret@db/app",
                "me:s3cret@db",
                "postgresql://me:s3cret@one:1,two:2/app",
                "postgresql://me:s3cret@db:99999/app",
                "postgresql://me:s3cret%@db/app",
                "postgresql://me:s3cret@db:port/app",
                "jdbc:postgresql:/app?password=s3cret",
                ""
            })
    void namesTheParameterAndKeepsThePasswordToItself(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse("proof.url", text))
                .isInstanceOfSatisfying(GuardException.class, e -> {
                    assertThat(e.getMessage())
                            .startsWith("proof.url ")
                            .doesNotContain("s3cret")
                            .doesNotContain("\n");
                    assertThat(e.advice()).contains("postgresql://");
                });
    }
}

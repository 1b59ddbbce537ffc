package io.github.migrationguard.schema;

import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.DatabaseLocale;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scratch database stores and sorts text as the real one does; a migration that asks tells. */
class LocaleTest {
    private static final String DATABASE = "locale_test";

    /** @param asks an expression that holds in the real database */
    private static void checked(String options, String asks) throws SQLException {
        ScratchServer server = TestServer.shared(TestServer.MAJOR);
        try (Connection admin = server.superuser("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE + " TEMPLATE template0 " + options);
            LiveSchema live;
            try (Connection connection = server.superuser(DATABASE)) {
                live = LiveSchema.read(connection);
            }
            String sql = "DO $$ BEGIN IF NOT (" + asks + ") THEN RAISE EXCEPTION 'another'; END IF; END $$;";
            assertThat(Replay.compare(server, ProofSettings.DEFAULTS, "public", live, List.of(migration("1_ask", sql)))
                            .differences())
                    .isEmpty();
        } finally {
            server.dropDatabase(DATABASE);
        }
    }

    @Test
    void anotherEncoding() throws SQLException {
        checked(
                "ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'"
                        + (TestServer.MAJOR < 15 ? "" : " LOCALE_PROVIDER libc"),
                "current_setting('server_encoding') = 'LATIN1'");
    }

    @Test
    void anotherProvider() throws SQLException {
        if (TestServer.MAJOR < 15) {
            checked("ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", "'a' > 'B'");
            return;
        }
        checked(
                "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en' LC_COLLATE 'C' LC_CTYPE 'C'",
                "'a' < 'B' AND (SELECT datlocprovider = 'i' FROM pg_database WHERE datname = current_database())");
    }

    @Test
    void aLocaleThatThisServerLacksIsNoObstacle() throws SQLException {
        ScratchServer server = TestServer.shared(TestServer.MAJOR);
        DatabaseLocale strange = new DatabaseLocale("UTF8", "c", null, "xx_YY.UTF-8", "xx_YY.UTF-8");
        server.createDatabase(DATABASE, strange);
        try (Connection connection = server.superuser(DATABASE)) {
            assertThat(LiveSchema.read(connection).locale().encoding()).isEqualTo("UTF8");
        } finally {
            server.dropDatabase(DATABASE);
        }
    }
}

package io.github.migrationguard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedServerTest {

    @ParameterizedTest
    @ValueSource(ints = {15, 17})
    void runsTheWantedVersion(int major) {
        ScratchServer server = TestServer.shared(major);
        assertThat(server.major()).isEqualTo(major);
        assertThat(server.source()).isEqualTo(ServerSource.EMBEDDED);
    }

    @Test
    void givesTheOwnerADatabaseAndNoMore() throws Exception {
        ScratchServer server = TestServer.shared();
        server.createDatabase("it's \"mine\"");
        try (Connection owner = server.owner("it's \"mine\"");
                Statement statement = owner.createStatement()) {
            statement.execute("SET session_replication_role = replica; CREATE TABLE t (a int)");
            try (ResultSet row = statement.executeQuery("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")) {
                row.next();
                assertThat(row.getBoolean(1)).isFalse();
            }
        } finally {
            server.dropDatabase("it's \"mine\"");
        }
    }
}

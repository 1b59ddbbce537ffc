package io.github.migrationguard.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.server.DevelopmentLogin;
import io.github.migrationguard.server.DevelopmentServers;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSettings;
import io.github.migrationguard.server.ServerSource;
import io.github.migrationguard.server.UnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;

final class ProofServerTest {
    private static final DevelopmentLogin WRONG = new DevelopmentLogin("jdbc:mysql://db/app", "me", "s3cret");

    private final Log log = mock(Log.class);

    private ProofServer server(Proof wanted, int major, DevelopmentLogin login) {
        ServerSettings settings = new ServerSettings(
                major,
                Path.of("unused"),
                binaries -> {
                    throw new UnavailableException("not asked for");
                },
                line -> {});
        return new ProofServer(wanted, settings, login, log);
    }

    @Test
    void takesTheServerOfTheUrlAndSaysThatItsVersionCounts() throws SQLException {
        DevelopmentLogin login = DevelopmentServers.login("dev_goal", "CREATEDB");
        try (ScratchServer server = server(Proof.ALWAYS, 14, login).get()) {
            assertThat(server).isNotNull();
            assertThat(server.source()).isEqualTo(ServerSource.URL);
            verify(log).info(contains("PostgreSQL " + server.version() + "; postgresVersion 14 is for servers"));
        }
        DevelopmentServers.run("DROP ROLE dev_goal");
    }

    @Test
    void aUrlThatIsNoneIsAnErrorOrOneLine() {
        assertThatThrownBy(() -> server(Proof.ALWAYS, 17, WRONG).get())
                .isInstanceOf(GuardException.class)
                .hasMessageStartingWith("proof.url ");
        assertThat(server(Proof.AUTO, 17, WRONG).get()).isNull();
        verify(log).warn(contains("Static analysis only: proof.url "));
        assertThat(server(Proof.NEVER, 17, WRONG).get()).isNull();
    }
}

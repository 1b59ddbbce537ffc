package io.github.migrationguard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Servers never run as root, whichever way out there is. */
final class AccountTest {

    @Test
    void isSomebodyElseThanRoot() throws IOException {
        Programs.Outcome outcome = Programs.run(Account.choose().command(List.of("id", "-u")));
        assertThat(outcome.output().strip()).matches("[1-9][0-9]*");
    }

    @Test
    void quotesWhatAShellWouldRead() {
        Account su = new Account.Other(List.of("su", "nobody", "-c"), true, 65534, 65534);
        assertThat(su.command(List.of("echo", "it's $HOME")))
                .containsExactly("su", "nobody", "-c", "exec 'echo' 'it'\\''s $HOME'");
    }

    @Test
    void everyWayThatWorksHereStartsAServer() throws IOException, SQLException {
        List<Account> ways = Account.working().toList();
        for (Account way : ways) {
            Cache cache = Cache.open(Cache.standard(), way);
            Installations installations = new Installations(
                    cache,
                    TestServer.settings(ServerSettings.DEFAULT_MAJOR, cache.path()),
                    Platform.name(),
                    new LocalInstallations(cache, List.of()));
            EmbeddedServer server = EmbeddedServer.start(cache, installations.find());
            assertThat(server.major()).as(way.toString()).isEqualTo(ServerSettings.DEFAULT_MAJOR);
            server.close();
        }
        assertThat(ways).isNotEmpty();
    }
}

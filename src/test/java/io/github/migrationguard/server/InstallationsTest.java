package io.github.migrationguard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which programs are taken, and what is said where there are none. */
final class InstallationsTest {
    @TempDir(factory = TestServer.Reachable.class)
    private Path directory;

    private Cache cache;

    @BeforeEach
    void open() {
        cache = Cache.open(directory.resolve("cache"), Account.choose());
    }

    @Test
    void fetchesAndUnpacksOnce() throws IOException {
        List<Binaries> fetched = new ArrayList<>();
        BinariesSource source = binaries -> {
            fetched.add(binaries);
            return TestServer.copied(binaries);
        };
        Installation first =
                installations(17, source, Platform.name(), List.of()).find();
        Installation second =
                installations(17, source, Platform.name(), List.of()).find();
        assertThat(second).isEqualTo(first);
        assertThat(fetched).containsExactly(TestServer.binaries());
        assertThat(Path.of(first.program("postgres"))).isExecutable();
    }

    @Test
    void refusesAnotherFileThanTheOneThatIsKnown() throws IOException {
        Path jar = directory.resolve("planted.jar");
        Files.write(jar, TestServer.binaries().fileName().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatThrownBy(() -> installations(17, binaries -> jar, Platform.name(), List.of(installed("17.11")))
                        .find())
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("planted.jar is not the file that was published");
    }

    @Test
    void takesWhatIsInstalledWhereNothingCanBeFetched() throws IOException {
        Path other = installed("16.3");
        Path right = installed("17.2 (Debian 17.2-1)");
        Installation offline = installations(17, InstallationsTest::offline, Platform.name(), List.of(other, right))
                .find();
        assertThat(offline.source()).isEqualTo(ServerSource.LOCAL);
        assertThat(offline.bin()).isEqualTo(right);
        Installation strange = installations(17, TestServer::copied, "plan9-mips", List.of(other, right))
                .find();
        assertThat(strange.bin()).isEqualTo(right);
    }

    @Test
    void saysInOneLineWhyThereIsNone() throws IOException {
        Path other = installed("16.3");
        assertThatThrownBy(() -> installations(17, InstallationsTest::offline, Platform.name(), List.of(other))
                        .find())
                .isInstanceOf(GuardException.class)
                .hasMessage("there is no PostgreSQL 17 to prove anything on: there is no network, and none is"
                        + " installed here");
        assertThatThrownBy(() -> installations(17, TestServer::copied, "plan9-mips", List.of())
                        .find())
                .hasMessageContaining("no binaries for plan9-mips");
    }

    @Test
    void refusesACacheThatOthersCanChange() throws IOException {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        FileTree.permit(shared, "rwxrwxrwx");
        assertThatThrownBy(() -> Cache.open(shared, new Account.Self()))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("can be written to by others");
    }

    private Installations installations(int major, BinariesSource source, String platform, List<Path> places) {
        ServerSettings settings = new ServerSettings(major, cache.path(), source, line -> {});
        return new Installations(cache, settings, platform, new LocalInstallations(cache, places));
    }

    private static Path offline(Binaries binaries) throws UnavailableException {
        throw new UnavailableException("there is no network");
    }

    private Path installed(String version) throws IOException {
        Path bin = Files.createDirectories(directory.resolve(version).resolve("bin"));
        for (String name : List.of("postgres", "initdb")) {
            Path program = bin.resolve(name);
            Files.writeString(program, "#!/bin/sh\necho 'postgres (PostgreSQL) " + version + "'\n");
            FileTree.permit(program, "rwxr-xr-x");
        }
        return bin;
    }
}

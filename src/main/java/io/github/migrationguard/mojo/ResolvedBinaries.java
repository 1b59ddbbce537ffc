package io.github.migrationguard.mojo;

import io.github.migrationguard.server.Binaries;
import io.github.migrationguard.server.BinariesSource;
import io.github.migrationguard.server.UnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.LocalArtifactRequest;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Gets PostgreSQL's programs as Maven gets plugins: through the user's mirrors and proxies, into the local repository,
 * and without a network once they are there.
 *
 * @param repositories those of plugins, with what the settings say about them
 * @param progress told before something is downloaded
 */
record ResolvedBinaries(
        RepositorySystem system,
        RepositorySystemSession session,
        List<RemoteRepository> repositories,
        Consumer<String> progress)
        implements BinariesSource {

    @Override
    public Path fetch(Binaries binaries) throws UnavailableException {
        Artifact jar = new DefaultArtifact(Binaries.GROUP_ID, binaries.artifactId(), "jar", binaries.version());
        boolean atHand = session.getLocalRepositoryManager()
                .find(session, new LocalArtifactRequest(jar, repositories, null))
                .isAvailable();
        if (!atHand && !session.isOffline()) {
            progress.accept("Downloading " + binaries.describe() + ", once");
        }
        try {
            return system.resolveArtifact(session, new ArtifactRequest(jar, repositories, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            String why = session.isOffline() ? "Maven is offline and has not got " : "Maven could not get ";
            throw new UnavailableException(why + jar, e);
        }
    }
}

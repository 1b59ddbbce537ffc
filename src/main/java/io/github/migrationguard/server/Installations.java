package io.github.migrationguard.server;

import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Finds programs of the wanted major version: unpacked ones, fetched ones, then those installed on this machine. */
record Installations(Cache cache, ServerSettings settings, String platform, LocalInstallations local) {

    /** @throws GuardException where there are none, or where a fetched file is not what it should be */
    Installation find() throws IOException {
        String missing;
        Optional<Binaries> wanted = Binaries.known().stream()
                .filter(binaries -> binaries.platform().equals(platform) && binaries.major() == settings.major())
                .findFirst();
        if (wanted.isPresent()) {
            try {
                return embedded(wanted.get());
            } catch (UnavailableException e) {
                missing = e.getMessage();
            }
        } else {
            missing = "no binaries for " + platform + " are known";
        }
        Optional<Installation> installed = local.find(settings.major());
        if (installed.isPresent()) {
            return installed.get();
        }
        throw new GuardException(
                "there is no PostgreSQL " + settings.major() + " to prove anything on: " + missing
                        + ", and none is installed here",
                "Give the build access to its Maven repository once, install PostgreSQL " + settings.major()
                        + ", or set the parameter proof to never.");
    }

    private Installation embedded(Binaries binaries) throws IOException, UnavailableException {
        Path home = cache.path()
                .resolve(binaries.version() + "-" + binaries.platform() + "-"
                        + binaries.sha256().substring(0, 12));
        Path programs = home.resolve("programs");
        if (!Files.isDirectory(programs)) {
            Path jar = settings.source().fetch(binaries);
            cache.once(programs, directory -> unpack(binaries, jar, directory));
        }
        return new Installation(ServerSource.EMBEDDED, programs.resolve("bin"), home);
    }

    private void unpack(Binaries binaries, Path jar, Path programs) throws IOException {
        Archive.verify(jar, binaries);
        settings.progress().accept("Unpacking " + binaries.describe());
        try (WorkDirectory work = WorkDirectory.create(cache.running())) {
            Path unpacked = FileTree.open(work.path().resolve("programs"));
            Archive.unpack(jar, unpacked);
            FileTree.openParent(programs);
            Files.move(unpacked, programs, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}

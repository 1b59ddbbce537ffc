package io.github.migrationguard.server;

import io.github.migrationguard.finding.GuardException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.XZInputStream;

/** Reads the jars of binaries: each holds one {@code .txz} for one platform. */
final class Archive {
    private Archive() {}

    /** @throws GuardException where the file is not the one whose digest is known */
    static void verify(Path jar, Binaries binaries) throws IOException {
        String actual;
        try (InputStream in = new DigestInputStream(Files.newInputStream(jar), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            actual = HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
        if (!actual.equals(binaries.sha256())) {
            throw new GuardException(
                    jar + " is not the file that was published: its SHA-256 is " + actual + ", expected "
                            + binaries.sha256(),
                    "Delete it, so that it is fetched again; if the repository goes on to serve it, do not use it.");
        }
    }

    /** Unpacks into an empty directory. Everybody may read what is unpacked, only the owner may write. */
    static void unpack(Path jar, Path into) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    untar(new TarArchiveInputStream(new XZInputStream(zip)), into);
                    return;
                }
            }
        }
        throw new GuardException(jar + " holds no .txz", "Delete it, so that it is fetched again.");
    }

    private static void untar(TarArchiveInputStream tar, Path into) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = entry(into, entry.getName());
            if (entry.isDirectory()) {
                FileTree.open(path);
                continue;
            }
            FileTree.openParent(path);
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, target(into, path, entry.getLinkName()));
            } else if (entry.isLink()) {
                Files.createLink(path, entry(into, entry.getLinkName()));
            } else if (entry.getLinkFlag() == TarConstants.LF_NORMAL
                    || entry.getLinkFlag() == TarConstants.LF_OLDNORM) {
                Files.copy(tar, path);
                FileTree.permit(path, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
            } else {
                throw refused(entry.getName(), "is neither a file nor a directory nor a link");
            }
        }
    }

    private static Path entry(Path root, String name) throws IOException {
        Path path = Path.of(name);
        for (Path part : path) {
            if (part.toString().equals("..")) {
                throw refused(name, "has '..' in it");
            }
        }
        Path resolved = root.resolve(path).normalize();
        if (path.isAbsolute() || !resolved.startsWith(root)) {
            throw refused(name, "leads out of the archive");
        }
        // Through a link to a directory nothing is written: what a later '..' means would depend on it.
        for (Path above = resolved.getParent(); above != null && !above.equals(root); above = above.getParent()) {
            if (Files.isSymbolicLink(above)) {
                throw refused(name, "lies behind a link");
            }
        }
        return resolved;
    }

    /** A link may climb at its start and nowhere else, so that its words alone tell where it ends. */
    private static Path target(Path root, Path link, String name) {
        Path target = Path.of(name);
        boolean down = false;
        for (Path part : target) {
            boolean up = part.toString().equals("..");
            if (up && down) {
                throw refused(name, "is the end of a link that climbs on its way");
            }
            down |= !up;
        }
        if (target.isAbsolute() || !link.resolveSibling(target).normalize().startsWith(root)) {
            throw refused(name, "is the end of a link that leads out of the archive");
        }
        return target;
    }

    private static GuardException refused(String name, String why) {
        return new GuardException(
                "the archive with PostgreSQL's programs was refused: its entry " + name + " " + why,
                "Delete the jar it comes from, so that it is fetched again.");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.github.migrationguard.server;

import com.sun.security.auth.module.UnixSystem;
import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The directory in which unpacked programs stay and running servers have their data. Only the user of this JVM may
 * write into it; the account that servers run as has to be able to reach it.
 */
record Cache(Path path, Account account) {
    private static final String NAME = "migration-guard";

    /** The usual place for this user. What runs as somebody else could not reach a place below root's home. */
    static Path standard() {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("user.home"));
        if (Platform.WINDOWS) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home : Path.of(local)).resolve(NAME);
        }
        if (Account.isRoot()) {
            return Path.of("/var/cache").resolve(NAME);
        }
        String named = environment.get("XDG_CACHE_HOME");
        if (named != null && !named.isBlank()) {
            return Path.of(named).resolve(NAME);
        }
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        return home.resolve(mac ? "Library/Caches" : ".cache").resolve(NAME);
    }

    /** @throws GuardException where the directory cannot be made or reached, or where others could write into it */
    static Cache open(Path path, Account account) {
        Path real = own(path);
        try {
            List<String> enter = List.of("test", "-x", real.toString());
            if (account instanceof Account.Other
                    && Programs.run(account.command(enter)).code() != 0) {
                throw new GuardException(
                        "cacheDirectory " + real + " cannot be reached by the user that PostgreSQL runs as, because"
                                + " root may not run it",
                        "Set the parameter cacheDirectory to a directory that every user may enter, such as "
                                + standard() + ".");
            }
        } catch (IOException e) {
            throw unusable(path, e);
        }
        return new Cache(real, account);
    }

    /** @throws GuardException where the directory cannot be made, or where others could write into it */
    static Path own(Path path) {
        try {
            FileTree.open(path.toAbsolutePath());
            Path real = path.toRealPath();
            if (!Platform.WINDOWS) {
                refuseWhatOthersWrite(real);
            }
            return real;
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static GuardException unusable(Path path, IOException failure) {
        return new GuardException(
                "cacheDirectory " + path + " cannot be made or read (" + failure + ")",
                "Set the parameter cacheDirectory to a directory that you may write to.",
                failure);
    }

    private static void refuseWhatOthersWrite(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        Object owner = Files.getAttribute(path, "unix:uid");
        boolean own = owner.equals((int) new UnixSystem().getUid());
        if (!own
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)
                || permissions.contains(PosixFilePermission.GROUP_WRITE)) {
            throw new GuardException(
                    "cacheDirectory " + path + " can be written to by others ("
                            + PosixFilePermissions.toString(permissions) + ", user " + owner
                            + "), who could change the programs in it",
                    "Set the parameter cacheDirectory to a directory that is yours alone, or chmod go-w it.");
        }
    }

    /** Where programs are unpacked and templates are made, to be moved to their places. */
    Path running() {
        return path.resolve("running");
    }

    /** Where servers have their data: in memory, if nobody has named a directory and there is room. */
    Path data() {
        return path.equals(standard()) ? Memory.directory().orElse(running()) : running();
    }

    /** Makes a directory of this cache unless it is there; concurrent builds wait for each other. */
    void once(Path directory, Making making) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path lockFile = path.resolve("lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (!lock.isValid()) {
                throw new IOException(lockFile + " cannot be locked");
            }
            if (!Files.isDirectory(directory)) {
                making.make(directory);
            }
        }
    }

    /** Makes the directory completely elsewhere and moves it to its place in one step. */
    interface Making {
        void make(Path directory) throws IOException;
    }

    /** Another thread of this JVM is not waited for by the system's lock, but answered with an exception. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                pause();
            }
        }
    }

    static void pause() throws IOException {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

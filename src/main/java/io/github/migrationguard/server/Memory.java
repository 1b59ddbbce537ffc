package io.github.migrationguard.server;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;

/**
 * A directory in Linux's memory (tmpfs(5)), for the data of servers: a proof makes and removes files by the thousand, and
 * a disk takes two to three times as long for that.
 */
final class Memory {
    private static final Path TMPFS = Path.of("/dev/shm");
    private static final Path STATE = Path.of("/proc/meminfo");
    private static final Path LIMIT = Path.of("/sys/fs/cgroup/memory.max");
    private static final Path USED = Path.of("/sys/fs/cgroup/memory.current");

    /** A little more than {@code proof.maxDisk} lets the databases of a history grow to when nothing is set. */
    static final long ROOM = 6L << 30;

    private Memory() {}

    /** This user's directory there; empty where it is somebody else's, or where memory is short. */
    static Optional<Path> directory() {
        try {
            return hasRoom() ? own(TMPFS.resolve("migration-guard-" + new UnixSystem().getUid())) : Optional.empty();
        } catch (IOException e) {
            // The disk will do.
            return Optional.empty();
        }
    }

    private static boolean hasRoom() throws IOException {
        return Files.isWritable(TMPFS)
                && Files.getFileStore(TMPFS).getUsableSpace() >= ROOM
                && available(Files.readAllLines(STATE)) >= ROOM
                && (!Files.isReadable(LIMIT) || below(Files.readString(LIMIT), Files.readString(USED)) >= ROOM);
    }

    /** Bytes that can be had without swapping, by the lines of proc_meminfo(5). */
    static long available(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith("MemAvailable:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        return 0;
    }

    /** Bytes that a control group may still take; {@code max} stands for no limit (cgroups(7)). */
    static long below(String limit, String used) {
        return limit.strip().equals("max")
                ? Long.MAX_VALUE
                : Long.parseLong(limit.strip()) - Long.parseLong(used.strip());
    }

    /** Everybody may write to the directory above: what is there already may be another's. */
    static Optional<Path> own(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
            FileTree.permit(directory, "rwxr-xr-x");
        } catch (FileAlreadyExistsException e) {
            // By an earlier start, or by somebody else.
        }
        PosixFileAttributes found =
                Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Object owner = Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        boolean ours = found.isDirectory()
                && owner.equals((int) new UnixSystem().getUid())
                && !found.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                && !found.permissions().contains(PosixFilePermission.GROUP_WRITE);
        return ours ? Optional.of(directory) : Optional.empty();
    }
}

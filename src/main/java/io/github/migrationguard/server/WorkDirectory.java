package io.github.migrationguard.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;

/**
 * A directory that is gone after {@link #close()}, or, where this JVM is killed, after the next {@link #create}. Beside
 * it stands a file that is locked as long as its owner lives; the lock is the operating system's, so it ends with the
 * process. The file is locked before the directory is made, and whoever removes a directory holds its lock.
 */
record WorkDirectory(Path path, Path lockFile, FileChannel channel) implements AutoCloseable {
    private static final String SUFFIX = ".lock";

    /** Removes what dead processes left in {@code parent} and makes a new directory there, its owner's alone. */
    static WorkDirectory create(Path parent) throws IOException {
        FileTree.open(parent);
        sweep(parent);
        while (true) {
            Path path =
                    parent.resolve(ownPrefix() + UUID.randomUUID().toString().substring(0, 8));
            Path lockFile = parent.resolve(path.getFileName() + SUFFIX);
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            // Somebody who sweeps can be quicker with the lock; then the file is gone, or about to be.
            if (channel.tryLock() != null && Files.exists(lockFile)) {
                Files.createDirectory(path);
                // Servers pass through it to their data; what is in it cannot be listed.
                FileTree.permit(path, "rwx--x--x");
                return new WorkDirectory(path, lockFile, channel);
            }
            channel.close();
        }
    }

    /** Removes what dead processes left in {@code parent}, if there is one. */
    static void sweep(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(parent, "*" + SUFFIX)) {
            for (Path lockFile : locks) {
                String name = lockFile.getFileName().toString();
                // Closing a channel drops all locks of this process on its file, so ours are not even opened.
                if (!name.startsWith(ownPrefix())) {
                    removeIfDead(parent.resolve(name.substring(0, name.length() - SUFFIX.length())), lockFile);
                }
            }
        }
    }

    private static void removeIfDead(Path path, Path lockFile) {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                remove(path, lockFile);
            }
        } catch (IOException e) {
            // Somebody else's, or somebody else is at it: no reason not to start. The next run tries again.
            return;
        }
    }

    /** Process numbers come again, in containers at once; with its start a process has a name of its own. */
    private static String ownPrefix() {
        ProcessHandle self = ProcessHandle.current();
        long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return self.pid() + "-" + start + "-";
    }

    @Override
    public void close() throws IOException {
        remove(path, lockFile);
        channel.close();
    }

    private static void remove(Path path, Path lockFile) throws IOException {
        Postmaster.end(path.resolve(Postmaster.DATA));
        FileTree.delete(path);
        Files.deleteIfExists(lockFile);
    }
}

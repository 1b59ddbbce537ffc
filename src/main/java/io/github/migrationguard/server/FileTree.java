package io.github.migrationguard.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes, copies and deletes directories with the rights they need, whatever the umask says. */
public final class FileTree {
    private FileTree() {}

    /** Makes a directory, and those above it that are missing, that everybody may enter and read. */
    static Path open(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            openParent(directory);
            Files.createDirectories(directory);
            permit(directory, "rwxr-xr-x");
        }
        return directory;
    }

    /** Makes sure that there is a directory for {@code path}, as {@link #open} makes them. */
    static void openParent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent != null) {
            open(parent);
        }
    }

    /** Makes a directory that is its owner's alone. */
    static Path secret(Path directory) throws IOException {
        Files.createDirectory(directory);
        permit(directory, "rwx------");
        return directory;
    }

    /** Writes a new file that only its owner can read. */
    static void writeSecret(Path file, String text) throws IOException {
        Files.createFile(file);
        permit(file, "rw-------");
        Files.writeString(file, text);
    }

    static void permit(Path path, String permissions) throws IOException {
        if (!Platform.WINDOWS) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** Copies a data directory; the copy is {@code owner}'s alone. */
    static void copy(Path from, Path to, Account owner) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                owner.own(secret(to.resolve(from.relativize(directory))));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file));
                Files.copy(file, copy);
                permit(copy, "rw-------");
                owner.own(copy);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes a directory with all that is in it, if it is there; links are not followed. */
    public static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path directory, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

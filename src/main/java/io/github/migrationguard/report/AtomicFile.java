package io.github.migrationguard.report;

import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that nobody ever sees half of it: under another name first, then moved into place. */
final class AtomicFile {
    private AtomicFile() {}

    /** What goes into the file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @throws GuardException naming the parameter {@code outputDirectory} where the file cannot be written */
    static void write(Path file, Content content) {
        Path draft = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                try (OutputStream out =
                        Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    content.writeTo(out);
                }
                move(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new GuardException(
                    "The report " + file + " cannot be written: " + why(e),
                    "Set the parameter outputDirectory to a directory that can be written to.",
                    e);
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String why(IOException e) {
        String reason = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return reason == null || reason.isBlank() ? kind : reason;
    }
}

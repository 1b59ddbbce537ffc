package io.github.migrationguard.migration;

import io.github.migrationguard.finding.Finding;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Reads one migration file whole. Never throws for what it finds there, never blocks on a pipe. */
final class SourceReader {
    /** Larger files are no migrations; the tokens of one that is all punctuation still fit in a heap of 512 MB. */
    static final long SIZE_LIMIT = 10L * 1024 * 1024;

    private SourceReader() {}

    /** The text of {@code path}, or the one finding that says why there is none. */
    static Source read(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                String what = attributes.isDirectory() ? "a directory" : "a device or a pipe";
                return Source.unread(ReadingFindings.unreadable("it is " + what + ", not a file"));
            }
            if (attributes.size() > SIZE_LIMIT) {
                return Source.unread(ReadingFindings.tooLarge(attributes.size(), SIZE_LIMIT));
            }
            return decoded(bytes(path));
        } catch (IOException failure) {
            return Source.unread(ReadingFindings.unreadable(reason(path, failure)));
        }
    }

    /** Channels take several times the work for a small file, but say better what is wrong. */
    private static byte[] bytes(Path path) throws IOException {
        try (FileInputStream stream = new FileInputStream(path.toFile())) {
            return stream.readAllBytes();
        } catch (FileNotFoundException unopened) {
            return Files.readAllBytes(path);
        }
    }

    private static Source decoded(byte[] bytes) {
        Utf8 utf8 = Utf8.decode(bytes);
        SourceText text = new SourceText(utf8.text());
        return new Source(
                text,
                true,
                utf8.firstBad() < 0
                        ? List.of()
                        : List.of(ReadingFindings.invalidUtf8(
                                text.span(utf8.firstBad(), utf8.firstBad() + 1), utf8.badByte(), utf16(bytes))));
    }

    private static boolean utf16(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return mark == 0xFFFE || mark == 0xFEFF;
    }

    /** Why there is no directory at {@code path}, one clause. */
    static String reason(Path path) {
        try {
            Files.readAttributes(path, BasicFileAttributes.class);
            return "it is a file";
        } catch (IOException failure) {
            return reason(path, failure);
        }
    }

    /** Why an attempt to read failed, one clause. */
    static String reason(Path path, IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            return "it is a symbolic link that leads nowhere or in a circle";
        }
        if (failure instanceof NoSuchFileException) {
            return "it does not exist";
        }
        return String.valueOf(failure.getMessage());
    }

    /**
     * What a file holds.
     *
     * @param text empty where nothing could be read
     * @param read whether it could
     * @param findings what reading it found
     */
    record Source(SourceText text, boolean read, List<Finding> findings) {
        /** For a file that is known to be missing. */
        static final Source NONE = new Source(new SourceText(""), false, List.of());

        private static Source unread(Finding why) {
            return new Source(new SourceText(""), false, List.of(why));
        }

        boolean startsWithByteOrderMark() {
            return text.text().startsWith("\uFEFF");
        }
    }
}

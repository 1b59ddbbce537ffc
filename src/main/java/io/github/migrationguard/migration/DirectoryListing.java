package io.github.migrationguard.migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands directly in one directory, links not followed. For one thread. */
final class DirectoryListing {
    /** Directives of the migration tools stand at the top of a file; this much of it is searched for them. */
    private static final int HEAD = 2048;

    private static final Comparator<Entry> BY_NAME = new Comparator<>() {
        @Override
        public int compare(Entry one, Entry other) {
            return CodePoints.compare(one.name, other.name);
        }
    };

    private final Path directory;
    private final List<Entry> entries;
    private final Map<Path, String> heads = new HashMap<>();

    private DirectoryListing(Path directory, List<Entry> entries) {
        this.directory = directory;
        this.entries = entries;
    }

    /** What an entry is, without following it. */
    enum Kind {
        FILE,
        DIRECTORY,
        LINK,
        /** A pipe, a socket, a device: nothing that may be opened for reading. */
        OTHER
    }

    /** Something in the directory. What it is, is looked up where somebody asks. */
    static final class Entry {
        private final String name;
        private final Path path;
        private @Nullable Kind kind;

        private Entry(Path path) {
            this.name = String.valueOf(path.getFileName());
            this.path = path;
        }

        String name() {
            return name;
        }

        Path path() {
            return path;
        }

        boolean isDirectory() {
            return kind() == Kind.DIRECTORY;
        }

        private Kind kind() {
            Kind known = kind == null ? kindOf(path) : kind;
            kind = known;
            return known;
        }
    }

    static DirectoryListing of(Path directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (var stream = Files.newDirectoryStream(directory)) {
            for (Path path : stream) {
                entries.add(new Entry(path));
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        entries.sort(BY_NAME);
        return new DirectoryListing(directory, List.copyOf(entries));
    }

    Path directory() {
        return directory;
    }

    /** All entries in the order of the code points of their names. */
    List<Entry> entries() {
        return entries;
    }

    /** Sub-directories; symbolic links to directories are none. */
    List<Entry> directories() {
        return entries(true);
    }

    /** Entries that are no directories. */
    List<Entry> files() {
        return entries(false);
    }

    private List<Entry> entries(boolean directories) {
        List<Entry> wanted = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.isDirectory() == directories) {
                wanted.add(entry);
            }
        }
        return wanted;
    }

    /** Whether a regular file of this path, relative to the directory, exists. */
    boolean hasFile(String relative) {
        return Files.isRegularFile(directory.resolve(relative));
    }

    /** The start of a file; empty where it cannot be read, which is told when it is read as a whole. */
    String head(Entry entry) {
        if (entry.kind() != Kind.FILE) {
            return "";
        }
        String head = heads.get(entry.path);
        if (head == null) {
            head = readHead(entry.path);
            heads.put(entry.path, head);
        }
        return head;
    }

    private static String readHead(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(HEAD), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static Kind kindOf(Path path) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                return Kind.FILE;
            }
            if (attributes.isDirectory()) {
                return Kind.DIRECTORY;
            }
            return attributes.isSymbolicLink() ? Kind.LINK : Kind.OTHER;
        } catch (IOException vanished) {
            return Kind.OTHER;
        }
    }
}

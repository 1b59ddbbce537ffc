package io.github.migrationguard.migration;

import io.github.migrationguard.migration.DirectoryListing.Entry;
import io.github.migrationguard.migration.Layout.Sign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What gives away the layouts that are known by sight only. */
final class Signs {
    // Patterns are made when they are asked for: where the layout is configured, none of them is.

    /** Versioned, baseline, undo and repeatable names with Flyway's default prefixes, which are case-sensitive. */
    private static final String FLYWAY = "(?:[VBU]\\d[\\d._]*|R)__.*\\.(?i:sql)|V\\d[\\d._]*\\.(?i:sql)";

    /** Flyway looks into all sub-directories; deeper ones than this are not searched for its names. */
    private static final int FLYWAY_DEPTH = 4;

    private static final String CHANGELOG = ".*\\.(?:xml|ya?ml|json)";

    private Signs() {}

    /** One of these files, relative to the directory. */
    static Sign file(String... names) {
        return listing -> {
            for (String name : names) {
                if (listing.hasFile(name)) {
                    return name;
                }
            }
            return null;
        };
    }

    /** A file directly in the directory whose whole name fits. */
    static Sign named(String regex) {
        return listing -> named(Pattern.compile(regex), listing);
    }

    private static @Nullable String named(Pattern wanted, DirectoryListing listing) {
        for (Entry entry : listing.files()) {
            if (wanted.matcher(entry.name()).matches()) {
                return entry.name();
            }
        }
        return null;
    }

    /** A file of this name at least one and at most so many levels below the directory. */
    static Sign below(String name, int levels) {
        return listing -> listing.directories().isEmpty()
                ? null
                : deeper(listing, levels + 1, path -> path.endsWith(name) && path.getNameCount() > 1);
    }

    /** A line at the top of one of the .sql files, given as a regular expression. */
    static Sign head(String regex) {
        return listing -> {
            Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
            for (Entry entry : listing.files()) {
                if (!entry.name().endsWith(".sql")) {
                    continue;
                }
                var match = pattern.matcher(listing.head(entry));
                if (match.find()) {
                    return entry.name() + " with \"" + match.group() + "\"";
                }
            }
            return null;
        };
    }

    static @Nullable String flyway(DirectoryListing listing) {
        Pattern wanted = Pattern.compile(FLYWAY);
        String here = named(wanted, listing);
        if (here != null || listing.directories().isEmpty()) {
            return here;
        }
        return deeper(
                listing,
                FLYWAY_DEPTH,
                path -> wanted.matcher(String.valueOf(path.getFileName())).matches());
    }

    static @Nullable String liquibase(DirectoryListing listing) {
        Pattern wanted = Pattern.compile(CHANGELOG);
        for (Entry entry : listing.files()) {
            boolean changelog = wanted.matcher(entry.name()).matches();
            if (changelog && listing.head(entry).contains("databaseChangeLog")) {
                return entry.name() + " with databaseChangeLog";
            }
        }
        return head("^--\\s*liquibase\\s+formatted\\s+sql\\b").in(listing);
    }

    private static @Nullable String deeper(DirectoryListing listing, int depth, Predicate<Path> wanted) {
        Path directory = listing.directory();
        try (Stream<Path> paths = Files.walk(directory, depth)) {
            return paths.map(directory::relativize)
                    .filter(wanted)
                    .map(found -> found.toString().replace('\\', '/'))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        } catch (IOException | UncheckedIOException unreadable) {
            return null;
        }
    }
}

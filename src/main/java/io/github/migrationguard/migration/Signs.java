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
    /** Versioned, baseline, undo and repeatable names with Flyway's default prefixes, which are case-sensitive. */
    private static final Predicate<String> FLYWAY = Pattern.compile(
                    "(?:[VBU]\\d[\\d._]*|R)__.*\\.(?i:sql)|V\\d[\\d._]*\\.(?i:sql)")
            .asMatchPredicate();

    /** Flyway looks into all sub-directories; deeper ones than this are not searched for its names. */
    private static final int FLYWAY_DEPTH = 4;

    private static final Predicate<String> CHANGELOG =
            Pattern.compile(".*\\.(?:xml|ya?ml|json)").asMatchPredicate();

    private Signs() {}

    /** One of these files, relative to the directory. */
    static Sign file(String... names) {
        return listing -> Stream.of(names).filter(listing::hasFile).findFirst().orElse(null);
    }

    /** A file directly in the directory whose whole name fits. */
    static Sign named(String regex) {
        Predicate<String> wanted = Pattern.compile(regex).asMatchPredicate();
        return listing ->
                listing.files(wanted).stream().map(Entry::name).findFirst().orElse(null);
    }

    /** A file of this name at least one and at most so many levels below the directory. */
    static Sign below(String name, int levels) {
        return listing -> listing.directories().isEmpty()
                ? null
                : deeper(listing, levels + 1, path -> path.endsWith(name) && path.getNameCount() > 1);
    }

    /** A line at the top of one of the .sql files, given as a regular expression. */
    static Sign head(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
        return listing -> {
            for (Entry entry : listing.files(name -> name.endsWith(".sql"))) {
                var match = pattern.matcher(listing.head(entry));
                if (match.find()) {
                    return entry.name() + " with \"" + match.group() + "\"";
                }
            }
            return null;
        };
    }

    static @Nullable String flyway(DirectoryListing listing) {
        Entry here = listing.files(FLYWAY).stream().findFirst().orElse(null);
        if (here != null || listing.directories().isEmpty()) {
            return here == null ? null : here.name();
        }
        return deeper(listing, FLYWAY_DEPTH, path -> FLYWAY.test(String.valueOf(path.getFileName())));
    }

    static @Nullable String liquibase(DirectoryListing listing) {
        for (Entry entry : listing.files(CHANGELOG)) {
            if (listing.head(entry).contains("databaseChangeLog")) {
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

package io.github.migrationguard.migration;

import io.github.migrationguard.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a migration tool lays out a history in a directory. */
sealed interface Layout {
    /** The word of the parameter {@code layout}. */
    String word();

    /** What in this directory speaks for the layout, one clause for a message; null where nothing does. */
    @Nullable
    String evidence(DirectoryListing listing);

    /** A layout whose migrations are read. */
    sealed interface Supported extends Layout permits PrismaLayout, PlainLayout {
        /** The migrations in the order in which the tool applies them, files not read yet. */
        List<Planned> migrations(DirectoryListing listing);

        /** What is wrong with files of the directory that are no migration. */
        List<FileProblem> problems(DirectoryListing listing);

        /**
         * How the tool sends a file.
         *
         * @param start the directory Maven was started in
         */
        CrashModelChoice crashModel(Path directory, Path start);

        /** What a byte order mark does under this tool. */
        Finding byteOrderMark();

        /** The checksum of a decoded file as the tool records it; null where it records none. */
        @Nullable
        String checksum(String text);
    }

    /**
     * A layout that is known by sight only.
     *
     * @param tool name of the tool, for messages
     */
    record Unsupported(String word, String tool, Sign sign) implements Layout {
        @Override
        public @Nullable String evidence(DirectoryListing listing) {
            return sign.in(listing);
        }
    }

    /** What gives a layout away. */
    interface Sign {
        @Nullable
        String in(DirectoryListing listing);
    }

    /** A migration before its file is read; {@code findings} are about its name and its place. */
    record Planned(String id, Path file, List<Finding> findings) {}

    /** A finding about a file of the directory. */
    record FileProblem(Path file, Finding finding) {}

    /** A crash model and the clause that says why. */
    record CrashModelChoice(CrashModel model, String reason) {}
}

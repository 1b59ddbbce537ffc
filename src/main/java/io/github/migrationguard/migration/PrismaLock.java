package io.github.migrationguard.migration;

import io.github.migrationguard.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * {@code migration_lock.toml} as Prisma 7.10 reads it, which is not as TOML: the first line that starts with
 * {@code provider}, and of it what stands behind exactly {@code provider = }, without quotes.
 */
final class PrismaLock {
    private static final String KEY = "provider";
    private static final String ASSIGNMENT = "provider = ";

    private PrismaLock() {}

    /** What keeps Prisma from deploying to PostgreSQL (P3019); null where nothing does. */
    static @Nullable Finding mismatch(SourceText file) {
        String text = file.text();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            String line = text.substring(start, end);
            if (line.startsWith(KEY)) {
                String provider = provider(line);
                return provider.equals("postgresql")
                        ? null
                        : ReadingFindings.lockMismatch(
                                file.span(start, start + line.stripTrailing().length()), provider);
            }
            start = end + 1;
        }
        return ReadingFindings.lockMismatch(file.span(0, 0), "<PROVIDER NOT FOUND>");
    }

    private static String provider(String line) {
        String value = line.startsWith(ASSIGNMENT) ? line.substring(ASSIGNMENT.length()) : line;
        return value.replace("\"", "").strip();
    }
}

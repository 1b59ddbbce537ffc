package io.github.migrationguard.migration;

import static java.util.Map.entry;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What finding and reading files can turn up, in words. Each rule has its page in {@code docs/rules}. */
final class ReadingFindings {
    static final String UNREADABLE = "file-unreadable";
    static final String TOO_LARGE = "file-too-large";
    static final String FILE_MISSING = "migration-file-missing";

    /** Every rule of this package with its heaviest severity. */
    static final Map<String, Severity> RULES = Map.ofEntries(
            entry(UNREADABLE, Severity.ERROR),
            entry(TOO_LARGE, Severity.ERROR),
            entry(FILE_MISSING, Severity.ERROR),
            entry("invalid-utf8", Severity.ERROR),
            entry("byte-order-mark", Severity.ERROR),
            entry("migration-lock-mismatch", Severity.ERROR),
            entry("unsupported-layout", Severity.ERROR),
            entry("unknown-layout", Severity.ERROR),
            entry("ambiguous-order", Severity.WARNING),
            entry("empty-directory", Severity.WARNING),
            entry("empty-migration", Severity.INFO));

    /** A migration with one of these has no text. */
    static final Set<String> NOT_READ = Set.of(UNREADABLE, TOO_LARGE, FILE_MISSING);

    private static final Span FIRST_CHARACTER = new Span(1, 1, 1, 2);

    private ReadingFindings() {}

    static Finding unreadable(String why) {
        return error(
                UNREADABLE,
                "could not be read: " + why,
                "",
                "Make it a regular file that this user may read, or remove it; everything else was checked.");
    }

    static Finding tooLarge(long size, long limit) {
        return error(
                TOO_LARGE,
                String.format(Locale.ROOT, "has %d MB, more than the %d MB that are read", mega(size), mega(limit)),
                "A migration of this size is data; it was not checked.",
                "Load the data outside the migrations, or split the file into several migrations.");
    }

    static Finding invalidUtf8(Span span, int badByte, boolean utf16) {
        String which = String.format(Locale.ROOT, "byte 0x%02X is no UTF-8", badByte);
        return utf16
                ? new Finding(
                        "invalid-utf8",
                        Severity.ERROR,
                        null,
                        span,
                        which + ": the file is UTF-16",
                        "Windows PowerShell's > writes UTF-16; the migration tools send what they read as UTF-8.",
                        "Save the file as UTF-8 without byte order mark, or write it with"
                                + " `| Out-File -Encoding utf8NoBOM` (PowerShell 7) or `--output` of the tool.",
                        null)
                : new Finding(
                        "invalid-utf8",
                        Severity.ERROR,
                        null,
                        span,
                        which + ", the first of this file",
                        "It is read as U+FFFD, so names or values with it reach the database damaged.",
                        "Save the file as UTF-8, for example `iconv -f LATIN1 -t UTF-8`. Where the migration was applied"
                                + " already its checksum changes with it.",
                        null);
    }

    static Finding byteOrderMarkSent() {
        return new Finding(
                "byte-order-mark",
                Severity.ERROR,
                null,
                FIRST_CHARACTER,
                "the byte order mark makes the first statement a syntax error",
                "Prisma sends the mark with the text, and PostgreSQL takes it as part of the first word.",
                "Save the file as UTF-8 without byte order mark: `sed -i '1s/^\\xEF\\xBB\\xBF//' migration.sql`.",
                "42601");
    }

    static Finding byteOrderMark() {
        return new Finding(
                "byte-order-mark",
                Severity.WARNING,
                null,
                FIRST_CHARACTER,
                "the file starts with a byte order mark",
                "psql drops it; tools that send the text as it is get a syntax error (42601) at the first word.",
                "Save the file as UTF-8 without byte order mark.",
                null);
    }

    /** Info, not more: it can be run any number of times, and Prisma itself writes such files on request. */
    static Finding empty() {
        return new Finding(
                "empty-migration",
                Severity.INFO,
                null,
                Span.START,
                "has no statement",
                "The tool records it as applied and changes nothing.",
                "Fill it before it is applied; once it is applied leave it, because a change would be an edit.",
                null);
    }

    static Finding fileMissing(String directory) {
        return error(
                FILE_MISSING,
                "the directory " + directory + " has no migration.sql",
                "Every directory beside it counts as a migration; `prisma migrate deploy` stops at this one with P3015.",
                "Restore migration.sql from version control, or remove the directory if it never was applied.");
    }

    static Finding lockMismatch(Span span, String provider) {
        return new Finding(
                "migration-lock-mismatch",
                Severity.ERROR,
                null,
                span,
                "the lock file says " + provider + ", not postgresql",
                "`prisma migrate deploy` compares the text behind `provider = ` and stops with P3019.",
                "If these migrations are for PostgreSQL write exactly: provider = \"postgresql\"",
                null);
    }

    static Finding ambiguousOrder(String earlier, String later, String reason) {
        return new Finding(
                "ambiguous-order",
                Severity.WARNING,
                null,
                Span.START,
                "the order of " + earlier + " and " + later + " is not certain",
                reason,
                "Give one of them another leading number, as long as no database has applied it.",
                null);
    }

    static Finding emptyDirectory() {
        return new Finding(
                "empty-directory",
                Severity.WARNING,
                null,
                Span.START,
                "holds no migrations, nothing was checked",
                "",
                "Set `directories` to the directory that holds the migrations, or leave this one out.",
                null);
    }

    static Finding unsupportedLayout(Severity severity, String tool, String evidence) {
        return new Finding(
                "unsupported-layout",
                severity,
                null,
                Span.START,
                "holds migrations of " + tool + ", which are not supported yet: " + evidence,
                "Nothing in this directory was checked.",
                "Leave it out of `directories`. If its .sql files are run in the order of their leading numbers, say so"
                        + " with -Dmigration-guard.layout=plain.",
                null);
    }

    static Finding unknownLayout(Severity severity, String seen) {
        return new Finding(
                "unknown-layout",
                severity,
                null,
                Span.START,
                "is no layout that is known: " + seen,
                "Nothing in this directory was checked.",
                "Point `directories` at the directory whose sub-directories hold migration.sql (Prisma), or that holds"
                        + " the .sql files themselves (plain).",
                null);
    }

    private static Finding error(String rule, String message, String reason, String help) {
        return new Finding(rule, Severity.ERROR, null, Span.START, message, reason, help, null);
    }

    /** Rounded up, so that a size beyond the limit never looks equal to it. */
    private static long mega(long bytes) {
        return (bytes + 1024 * 1024 - 1) / (1024 * 1024);
    }
}

package io.github.migrationguard.sql.ast;

/**
 * One identifier as PostgreSQL stores it (PostgreSQL manual, 4.1.1): unquoted letters A to Z folded to lower case,
 * quotes removed, cut to 63 bytes of UTF-8.
 *
 * @param value the stored form; for an opaque placeholder such as <code>${schema}</code> its text as written
 * @param truncated whether the written form was longer than 63 bytes
 * @param start offset of its first character in the parsed text
 * @param end offset behind its last character
 */
public record Identifier(String value, boolean truncated, int start, int end) {
    /** An identifier that stands nowhere in a file, such as a name that PostgreSQL chooses itself. */
    public static Identifier of(String value) {
        return new Identifier(value, false, 0, 0);
    }

    @Override
    public String toString() {
        return value;
    }
}

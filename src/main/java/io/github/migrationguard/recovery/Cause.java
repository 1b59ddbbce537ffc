package io.github.migrationguard.recovery;

import java.util.Map;

/**
 * Why a migration failed, as far as the SQLSTATE tells (PostgreSQL manual, appendix A).
 *
 * @param sqlState five characters
 */
public record Cause(String sqlState, Kind kind) {
    private static final Map<String, Kind> STATES = Map.ofEntries(
            Map.entry("25P03", Kind.TIMEOUT),
            Map.entry("55P03", Kind.TIMEOUT),
            Map.entry("57014", Kind.TIMEOUT),
            Map.entry("42501", Kind.PRIVILEGE),
            Map.entry("42P04", Kind.ALREADY_EXISTS),
            Map.entry("42P05", Kind.ALREADY_EXISTS),
            Map.entry("42P06", Kind.ALREADY_EXISTS),
            Map.entry("42P07", Kind.ALREADY_EXISTS),
            Map.entry("42701", Kind.ALREADY_EXISTS),
            Map.entry("42710", Kind.ALREADY_EXISTS),
            Map.entry("42723", Kind.ALREADY_EXISTS),
            Map.entry("55P04", Kind.STRUCTURAL));

    /** By the first two characters. */
    private static final Map<String, Kind> CLASSES = Map.ofEntries(
            Map.entry("08", Kind.TRANSIENT),
            Map.entry("40", Kind.TRANSIENT),
            Map.entry("57", Kind.TRANSIENT),
            Map.entry("22", Kind.DATA),
            Map.entry("23", Kind.DATA),
            Map.entry("28", Kind.PRIVILEGE),
            Map.entry("53", Kind.SPACE),
            Map.entry("0A", Kind.STRUCTURAL),
            Map.entry("25", Kind.STRUCTURAL),
            Map.entry("2B", Kind.STRUCTURAL),
            Map.entry("2D", Kind.STRUCTURAL),
            Map.entry("3F", Kind.STRUCTURAL),
            Map.entry("42", Kind.STRUCTURAL),
            Map.entry("55", Kind.STRUCTURAL));

    /** What has to change before another try can succeed. */
    public enum Kind {
        /** Nothing: the connection or the server was lost, or transactions were in each other's way. */
        TRANSIENT("the connection or the server was lost, or transactions were in each other's way"),
        /** A statement or its wait for a lock took longer than it may. */
        TIMEOUT("a statement, or its wait for a lock, took longer than it may"),
        /** Rows do not fit what the migration asks of them. */
        DATA("rows do not fit what the migration asks of them"),
        PRIVILEGE("the role lacks a right"),
        /** Left from an earlier attempt, or made by somebody else. */
        ALREADY_EXISTS("an object is there already, from an earlier attempt or by somebody else"),
        /** The migration does not fit the schema. */
        STRUCTURAL("the migration does not fit the schema that it finds"),
        /** Disk, memory or connections ran out. */
        SPACE("disk, memory or connections ran out"),
        UNKNOWN("nothing tells why");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** One clause. */
        public String words() {
            return words;
        }

        /** The lower-case word that JSON uses. */
        public String word() {
            return switch (this) {
                case TRANSIENT -> "transient";
                case TIMEOUT -> "timeout";
                case DATA -> "data";
                case PRIVILEGE -> "privilege";
                case ALREADY_EXISTS -> "already-exists";
                case STRUCTURAL -> "structural";
                case SPACE -> "space";
                case UNKNOWN -> "unknown";
            };
        }
    }

    /** What an SQLSTATE stands for; {@link Kind#UNKNOWN} where it could be anything. */
    public static Cause of(String sqlState) {
        String start = sqlState.length() < 2 ? "" : sqlState.substring(0, 2);
        return new Cause(sqlState, STATES.getOrDefault(sqlState, CLASSES.getOrDefault(start, Kind.UNKNOWN)));
    }
}

package io.github.migrationguard.finding;

/**
 * A place in a file: lines and columns are 1-based and counted in characters (Unicode code points); the end is
 * exclusive, so that {@code endColumn} is the column right behind the last character.
 */
public record Span(int line, int column, int endLine, int endColumn) {
    /** The very first character of a file: where findings about a whole file point. */
    public static final Span START = new Span(1, 1, 1, 1);
}

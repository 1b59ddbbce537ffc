package io.github.migrationguard.migration;

import io.github.migrationguard.finding.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A decoded file that can say on which line and in which column an offset lies. */
public final class SourceText {
    private final String text;
    private final int[] lineStarts;
    /** Whether every character is one UTF-16 unit, so that columns need no counting; null until somebody asks. */
    private @Nullable Boolean plain;

    public SourceText(String text) {
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /** The text as decoded, with its byte order mark if it had one. */
    public String text() {
        return text;
    }

    /** The place of the characters from {@code start} up to but without {@code end}, both UTF-16 offsets. */
    public Span span(int start, int end) {
        int first = line(start);
        int last = line(end);
        return new Span(first + 1, column(first, start), last + 1, column(last, end));
    }

    /** The text of a 1-based line, without its line break. */
    public String line1(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 2;
    }

    private int column(int line, int offset) {
        int start = lineStarts[line];
        return (isPlain() ? offset - start : text.codePointCount(start, offset)) + 1;
    }

    /** Threads that ask at the same time find the same. */
    private boolean isPlain() {
        Boolean known = plain;
        if (known == null) {
            known = text.codePointCount(0, text.length()) == text.length();
            plain = known;
        }
        return known;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[64];
        int count = 1;
        for (int newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', newline + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = newline + 1;
        }
        return Arrays.copyOf(starts, count);
    }
}

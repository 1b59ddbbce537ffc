package io.github.migrationguard.report;

import io.github.migrationguard.finding.Span;

/**
 * One source line, cut to a width around a place, and where that place is in it.
 *
 * @param text the line as it is printed
 * @param indent cells before the first marked character
 * @param marked cells that are marked, at least 1
 */
record Snippet(String text, int indent, int marked) {
    private static final String CUT = "…";

    /**
     * Cuts a line. Of a span over several lines the rest of its first line is marked. Takes time for {@code width}
     * characters only, however long the line is, apart from finding the place in it.
     */
    static Snippet of(String line, Span span, int width) {
        int start = offset(line, span.column() - 1);
        int end = span.endLine() > span.line() ? line.stripTrailing().length() : offset(line, span.endColumn() - 1);
        int from = firstShown(line, start, Math.max(start, end), width);
        StringBuilder text = new StringBuilder(from > 0 ? CUT : "");
        int cell = text.length();
        int indent = cell;
        int marked = 0;
        int at = from;
        while (at < line.length()) {
            int codePoint = line.codePointAt(at);
            String shown = Cells.shown(codePoint, cell);
            int cells = Cells.width(shown);
            int next = at + Character.charCount(codePoint);
            if (cell + cells > (next < line.length() ? width - 1 : width)) {
                text.append(CUT);
                break;
            }
            text.append(shown);
            cell += cells;
            if (at < start) {
                indent = cell;
            } else if (at < end) {
                marked = cell - indent;
            }
            at = next;
        }
        return new Snippet(text.toString().stripTrailing(), indent, Math.max(1, marked));
    }

    /** The offset to begin at: 0 if all up to the end of the mark fits, else so that the mark begins left of the middle. */
    private static int firstShown(String line, int start, int end, int width) {
        if (end < width && cells(line, 0, end) < width) {
            return 0;
        }
        int wanted = Math.max(width / 4, Math.min(width - 2 - (end - start), width * 2 / 3));
        int cells = 0;
        int at = start;
        while (at > 0) {
            int codePoint = line.codePointBefore(at);
            cells += codePoint == '\t' ? Cells.TAB : Cells.width(codePoint);
            if (cells > wanted) {
                return at;
            }
            at -= Character.charCount(codePoint);
        }
        return 0;
    }

    private static int cells(String line, int from, int to) {
        int cell = 0;
        for (int i = from; i < to; i += Character.charCount(line.codePointAt(i))) {
            cell += Cells.width(Cells.shown(line.codePointAt(i), cell));
        }
        return cell;
    }

    private static int offset(String line, int codePoints) {
        int at = 0;
        for (int i = 0; i < codePoints && at < line.length(); i++) {
            at += Character.charCount(line.codePointAt(at));
        }
        return at;
    }
}

package io.github.migrationguard.report;

import java.util.ArrayList;
import java.util.List;

/** Text broken at spaces so that it fits a width. */
final class Paragraph {
    private static final String CONTINUED = "  ";

    private Paragraph() {}

    /**
     * The lines of a text, each at most {@code width} cells wide unless a single word is wider. Line breaks of the text
     * and the indent of its lines stay; the rest of a line that was broken is indented a little deeper.
     */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : text.stripTrailing().split("\n", -1)) {
            wrap(line.stripTrailing(), width, lines);
        }
        return lines;
    }

    /** At most {@code most} lines, 4 or more: of a longer text the middle is left out, since help ends with what closes it. */
    static List<String> shortened(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        List<String> shortened = new ArrayList<>(lines.subList(0, most - 3));
        shortened.add("… (" + Words.count(lines.size() - most + 1, "line") + ")");
        shortened.addAll(lines.subList(lines.size() - 2, lines.size()));
        return shortened;
    }

    private static void wrap(String line, int width, List<String> lines) {
        String body = line.stripLeading();
        String indent = line.substring(0, line.length() - body.length());
        StringBuilder current = new StringBuilder(indent);
        int cells = Cells.width(indent);
        boolean empty = true;
        for (String word : body.split(" ", -1)) {
            int wordCells = Cells.width(word);
            if (!empty && cells + 1 + wordCells > width) {
                lines.add(current.toString());
                current = new StringBuilder(indent).append(CONTINUED);
                cells = Cells.width(indent) + CONTINUED.length();
                empty = true;
            }
            current.append(empty ? "" : " ").append(word);
            cells += wordCells + (empty ? 0 : 1);
            empty = false;
        }
        lines.add(current.toString());
    }
}

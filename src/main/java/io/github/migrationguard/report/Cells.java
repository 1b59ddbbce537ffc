package io.github.migrationguard.report;

/** How wide characters are on a terminal, and what is shown for those that would move or hide others. */
final class Cells {
    /** Tabs advance to the next multiple of this. */
    static final int TAB = 4;

    /** First and last code points of the ranges that take two cells (Unicode 16, EastAsianWidth.txt: W and F). */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23EC, 0x2614, 0x2615, 0x26A1, 0x26A1, 0x2705, 0x2705, 0x274C, 0x274C,
        0x2753, 0x2757, 0x2795, 0x2797, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF,
        0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60,
        0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1F18E, 0x1F19A, 0x1F200, 0x1F320, 0x1F32D, 0x1F335,
        0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3E0, 0x1F3F0, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F4FC,
        0x1F4FF, 0x1F53D, 0x1F54B, 0x1F567, 0x1F595, 0x1F596, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6D0, 0x1F6D7,
        0x1F6DC, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7EB, 0x1F90C, 0x1F93A, 0x1F93C, 0x1FAFF,
        0x20000, 0x3FFFD
    };

    private Cells() {}

    /** The number of cells of a text without tabs. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += width(text.codePointAt(i));
        }
        return width;
    }

    /** The number of cells of a character that {@link #shown} lets through: 0, 1 or 2. */
    static int width(int codePoint) {
        if (codePoint < 0x300) {
            return codePoint == 0 ? 0 : 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int i = 0; i < WIDE.length && WIDE[i] <= codePoint; i += 2) {
            if (codePoint <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }

    /**
     * What to print for a character at a cell: spaces for a tab, nothing for characters that only steer others (byte
     * order mark, joiners, marks that turn the direction of the text), the replacement character for control characters.
     */
    static String shown(int codePoint, int cell) {
        if (codePoint == '\t') {
            return " ".repeat(TAB - cell % TAB);
        }
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT -> "";
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                "\uFFFD";
            default -> Character.toString(codePoint);
        };
    }

    /** A text from a file, with its line breaks, and without what would move the cursor or change colours. */
    static String printable(String text) {
        if (text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F))) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            printable.append(codePoint == '\n' ? "\n" : shown(codePoint, 0));
        }
        return printable.toString();
    }
}

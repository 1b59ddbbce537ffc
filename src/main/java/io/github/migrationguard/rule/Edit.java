package io.github.migrationguard.rule;

import java.util.List;

/**
 * A change of a text.
 *
 * @param start offset of the first character that goes
 * @param end offset behind the last one that goes; equal to {@code start} where nothing goes
 * @param text what stands there instead
 */
record Edit(int start, int end, String text) {
    /** As much as most edits add. */
    private static final int ROOM = 40;

    static Edit insert(int at, String text) {
        return new Edit(at, at, text);
    }

    /** The part of a text from {@code from} to {@code to} with the edits made in it; they do not overlap. */
    static String apply(String text, int from, int to, List<Edit> edits) {
        StringBuilder result = new StringBuilder(to - from + ROOM);
        int at = from;
        for (Edit edit : edits) {
            result.append(text, at, edit.start()).append(edit.text());
            at = edit.end();
        }
        return result.append(text, at, to).toString();
    }
}

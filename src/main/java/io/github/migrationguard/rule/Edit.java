package io.github.migrationguard.rule;

/**
 * A change of a file's text.
 *
 * @param start offset of the first character that goes
 * @param end offset behind the last one that goes; equal to {@code start} where nothing goes
 * @param text what stands there instead
 */
record Edit(int start, int end, String text) {
    static Edit insert(int at, String text) {
        return new Edit(at, at, text);
    }
}

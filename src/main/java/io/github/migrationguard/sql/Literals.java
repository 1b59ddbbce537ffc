package io.github.migrationguard.sql;

/** Where strings, quoted identifiers and comments end (PostgreSQL manual, 4.1.1, 4.1.2 and 4.1.5). */
final class Literals {
    private final char[] chars;
    private final int length;
    private final Placeholders placeholders;

    Literals(char[] chars, Placeholders placeholders) {
        this.chars = chars;
        this.length = chars.length;
        this.placeholders = placeholders;
    }

    /** Behind the closing quote, or -1; a doubled quote does not close. */
    int quoteEnd(int from, char quote, boolean escapes) {
        for (int i = from; i < length; i++) {
            char c = chars[i];
            if (c == quote) {
                if (i + 1 == length || chars[i + 1] != quote) {
                    return i + 1;
                }
                i++;
            } else if (c == '\\' && escapes) {
                i++;
            }
        }
        return -1;
    }

    /** As {@link #quoteEnd}, but goes over templates, which may hold quotes of their own. */
    int identifierEnd(int from) {
        int i = from;
        while (i < length) {
            if (chars[i] == '{') {
                i = Math.max(placeholders.lineEnd(i), i + 1);
            } else if (chars[i] != '"') {
                i++;
            } else if (i + 1 < length && chars[i + 1] == '"') {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return -1;
    }

    /** Where a string that closed at {@code from} goes on after a line break, or -1. */
    int continuation(int from) {
        boolean newline = false;
        int i = from;
        while (i < length) {
            char c = chars[i];
            if (c == '\n' || c == '\r') {
                newline = true;
                i++;
            } else if (CharClass.of(c) == CharClass.SPACE) {
                i++;
            } else if (c == '-' && i + 1 < length && chars[i + 1] == '-') {
                i = lineEnd(i);
            } else {
                break;
            }
        }
        return newline && i < length && chars[i] == '\'' ? i : -1;
    }

    /** Behind UESCAPE 'c', which belongs to the token before it, or {@code from}. */
    int uescapeEnd(int from) {
        int i = skipSpace(from);
        if (i + 7 > length || !"uescape".equalsIgnoreCase(new String(chars, i, 7))) {
            return from;
        }
        i = skipSpace(i + 7);
        return i + 3 <= length && chars[i] == '\'' && chars[i + 2] == '\'' ? i + 3 : from;
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < length && CharClass.of(chars[i]) == CharClass.SPACE) {
            i++;
        }
        return i;
    }

    int lineEnd(int from) {
        int i = from;
        while (i < length && chars[i] != '\n' && chars[i] != '\r') {
            i++;
        }
        return i;
    }

    /** Behind the second dollar sign of the $tag$ that starts here, or -1. */
    int dollarTagEnd(int start) {
        int i = start + 1;
        while (i < length && chars[i] != '$') {
            byte kind = CharClass.of(chars[i]);
            if (kind != CharClass.LETTER && (kind != CharClass.DIGIT || i == start + 1)) {
                return -1;
            }
            i++;
        }
        return i < length ? i + 1 : -1;
    }

    /** Behind the closing tag, which equals the characters from {@code start} to {@code inside}; -1 if there is none. */
    int dollarClose(int start, int inside) {
        int size = inside - start;
        for (int i = inside; i + size <= length; i++) {
            if (chars[i] == '$' && chars[i + size - 1] == '$' && matches(start, i, size)) {
                return i + size;
            }
        }
        return -1;
    }

    private boolean matches(int start, int place, int size) {
        for (int i = 1; i < size; i++) {
            if (chars[place + i] != chars[start + i]) {
                return false;
            }
        }
        return true;
    }

    /** Behind the end of a block comment with all comments nested in it, or -1. */
    int commentEnd(int start) {
        int depth = 0;
        int i = start;
        while (i + 1 < length) {
            if (chars[i] == '/' && chars[i + 1] == '*') {
                depth++;
                i += 2;
            } else if (chars[i] == '*' && chars[i + 1] == '/') {
                depth--;
                i += 2;
                if (depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return -1;
    }
}

package io.github.migrationguard.sql;

/** Backslash escapes of E'..' and code points of U&'..' (PostgreSQL manual, 4.1.2.2 and 4.1.2.3). */
final class Escapes {
    private Escapes() {}

    /** Appends what the escape at {@code backslash} stands for and returns the index of its last character. */
    static int append(String text, int backslash, int end, StringBuilder value) {
        char c = text.charAt(backslash + 1);
        switch (c) {
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'v' -> value.append('\u000b');
            case 'x' -> {
                return number(text, backslash, end, backslash + 2, 16, 2, value);
            }
            case 'u' -> {
                return number(text, backslash, end, backslash + 2, 16, 4, value);
            }
            case 'U' -> {
                return number(text, backslash, end, backslash + 2, 16, 8, value);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return number(text, backslash, end, backslash + 1, 8, 3, value);
            }
            default -> value.append(c);
        }
        return backslash + 1;
    }

    private static int number(String text, int backslash, int end, int from, int radix, int most, StringBuilder value) {
        int i = from;
        int number = 0;
        while (i < end && i < from + most && text.charAt(i) < 128 && Character.digit(text.charAt(i), radix) >= 0) {
            number = number * radix + Character.digit(text.charAt(i), radix);
            i++;
        }
        if (i == from || !Character.isValidCodePoint(number)) {
            value.append(text.charAt(backslash + 1));
            return backslash + 1;
        }
        value.appendCodePoint(number);
        return i - 1;
    }

    /** Replaces {@code \XXXX} and {@code \+XXXXXX}, with another escape character in place of the backslash if given. */
    static String unicode(String text, char escape) {
        if (text.indexOf(escape) < 0) {
            return text;
        }
        StringBuilder value = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = i + 1 == text.length();
            if (c != escape || last) {
                value.append(c);
            } else if (text.charAt(i + 1) == escape) {
                value.append(escape);
                i++;
            } else {
                i = codePoint(text, i, value);
            }
        }
        return value.toString();
    }

    private static int codePoint(String text, int escape, StringBuilder value) {
        boolean plus = text.charAt(escape + 1) == '+';
        int from = escape + (plus ? 2 : 1);
        int size = plus ? 6 : 4;
        int number = 0;
        for (int i = from; i < from + size; i++) {
            int digit = i < text.length() && text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                value.append(text.charAt(escape));
                return escape;
            }
            number = number * 16 + digit;
        }
        if (!Character.isValidCodePoint(number)) {
            value.append(text.charAt(escape));
            return escape;
        }
        value.appendCodePoint(number);
        return from + size - 1;
    }
}

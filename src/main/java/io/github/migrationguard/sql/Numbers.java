package io.github.migrationguard.sql;

/** Where a numeric constant ends (PostgreSQL manual, 4.1.2.6, with the notations that version 16 added). */
final class Numbers {
    private Numbers() {}

    /** Behind the constant that starts at {@code start} with a digit, or with a full stop and a digit. */
    static int end(char[] chars, int start) {
        int radix = radix(chars, start);
        if (radix != 10) {
            return digits(chars, start + 2, radix);
        }
        int end = digits(chars, start, 10);
        if (end < chars.length && chars[end] == '.' && !(end + 1 < chars.length && chars[end + 1] == '.')) {
            end = digits(chars, end + 1, 10);
        }
        return exponent(chars, end);
    }

    private static int radix(char[] chars, int start) {
        if (chars[start] != '0' || start + 2 >= chars.length) {
            return 10;
        }
        int radix = switch (chars[start + 1]) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
        return digits(chars, start + 2, radix) > start + 2 ? radix : 10;
    }

    /** Digits with single underscores before or between them. */
    private static int digits(char[] chars, int from, int radix) {
        int i = from;
        while (i < chars.length) {
            boolean joined = chars[i] == '_' && (i > from || radix != 10) && i + 1 < chars.length;
            if (isDigit(chars[i], radix)) {
                i++;
            } else if (joined && isDigit(chars[i + 1], radix)) {
                i += 2;
            } else {
                break;
            }
        }
        return i;
    }

    private static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }

    private static int exponent(char[] chars, int from) {
        if (from >= chars.length || (chars[from] != 'e' && chars[from] != 'E')) {
            return from;
        }
        int digits = from + 1;
        if (digits < chars.length && (chars[digits] == '+' || chars[digits] == '-')) {
            digits++;
        }
        int end = digits(chars, digits, 10);
        return end > digits ? end : from;
    }
}

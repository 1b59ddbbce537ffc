package io.github.migrationguard.sql;

import java.util.Set;

/**
 * What other programs replace before PostgreSQL sees the text: <code>${x}</code> (Flyway and many others),
 * <code>{{..}}</code> (Go templates, Mustache), and the variables of psql (psql manual, "SQL Interpolation").
 */
final class Placeholders {
    /** psql's commands that send the query buffer, so that they may stand behind SQL on its line. */
    private static final Set<String> SENDERS = Set.of(
            "g",
            "gx",
            "gset",
            "gexec",
            "gdesc",
            "crosstabview",
            "crosstab",
            "watch",
            "parse",
            "bind",
            "bind_named",
            "sendpipeline");

    private final char[] chars;
    private boolean templatesEnded;
    /** No template that starts before this place closes on its line; spares a second look at the line. */
    private int openUntil;

    Placeholders(char[] chars) {
        this.chars = chars;
    }

    /** Behind the placeholder <code>${x}</code> or <code>{{..}}</code> that starts here, or -1. */
    int end(int start) {
        if (start + 1 >= chars.length || chars[start + 1] != '{') {
            return -1;
        }
        return switch (chars[start]) {
            case '$' -> dollarEnd(start + 2);
            case '{' -> templateEnd(start + 2);
            default -> -1;
        };
    }

    private int dollarEnd(int from) {
        for (int i = from; i < chars.length; i++) {
            switch (chars[i]) {
                case '}' -> {
                    return i + 1;
                }
                case '\n', '{' -> {
                    return -1;
                }
                default -> {}
            }
        }
        return -1;
    }

    /** Behind the placeholder <code>{{..}}</code> that starts here and closes on the same line, or -1. */
    int lineEnd(int start) {
        if (start < openUntil || start + 1 >= chars.length || chars[start + 1] != '{') {
            return -1;
        }
        int i = start + 2;
        while (i + 1 < chars.length && chars[i] != '\n') {
            if (chars[i] == '}' && chars[i + 1] == '}') {
                return i + 2;
            }
            i++;
        }
        openUntil = i;
        return -1;
    }

    /** Goes over quoted strings inside, which may hold braces. */
    private int templateEnd(int from) {
        if (templatesEnded) {
            return -1;
        }
        boolean strings = true;
        for (int i = from; i + 1 < chars.length; i++) {
            if (chars[i] == '}' && chars[i + 1] == '}') {
                boolean triple = chars[from] == '{' && i + 2 < chars.length && chars[i + 2] == '}';
                return triple ? i + 3 : i + 2;
            }
            if (chars[i] == '"' && strings) {
                int end = stringEnd(i);
                strings = end > i;
                i = end;
            }
        }
        templatesEnded = true;
        return -1;
    }

    private int stringEnd(int start) {
        for (int i = start + 1; i < chars.length && chars[i] != '\n'; i++) {
            if (chars[i] == '"' && chars[i - 1] != '\\') {
                return i;
            }
        }
        return start;
    }

    /** Behind the psql variable {@code :x}, {@code :'x'}, {@code :"x"} or <code>:{?x}</code> that starts here, or -1. */
    int variableEnd(int colon) {
        int i = colon + 1;
        if (i >= chars.length) {
            return -1;
        }
        char c = chars[i];
        if (c == '\'' || c == '"') {
            int end = nameEnd(i + 1);
            return end > i + 1 && end < chars.length && chars[end] == c ? end + 1 : -1;
        }
        if (c == '{') {
            boolean test = i + 1 < chars.length && chars[i + 1] == '?';
            int end = test ? nameEnd(i + 2) : -1;
            return end > i + 2 && end < chars.length && chars[end] == '}' ? end + 1 : -1;
        }
        boolean digit = c >= '0' && c <= '9';
        int end = digit ? i : nameEnd(i);
        return end > i ? end : -1;
    }

    private int nameEnd(int from) {
        int i = from;
        while (i < chars.length && chars[i] != '$' && CharClass.isIdentifierPart(chars[i])) {
            i++;
        }
        return i;
    }

    /** Whether a meta-command that ends a statement starts at this backslash. */
    boolean sendsQuery(int backslash) {
        int end = nameEnd(backslash + 1);
        return SENDERS.contains(new String(chars, backslash + 1, end - backslash - 1));
    }
}

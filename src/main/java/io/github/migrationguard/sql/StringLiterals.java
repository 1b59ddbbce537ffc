package io.github.migrationguard.sql;

import io.github.migrationguard.sql.Tokens.Kind;

/** The value of string constants and quoted identifiers (PostgreSQL manual, 4.1.1 and 4.1.2). */
public final class StringLiterals {
    private StringLiterals() {}

    /**
     * What a string token of any notation stands for; the text as written for tokens that are no strings. An escape that
     * PostgreSQL would refuse is kept as written.
     */
    public static String decode(Tokens tokens, int token) {
        int start = tokens.start(token);
        int end = tokens.end(token);
        String text = tokens.text();
        return switch (tokens.kind(token)) {
            case DOLLAR_STRING -> text.substring(bodyStart(tokens, token), bodyEnd(tokens, token));
            case STRING ->
                isSimple(tokens, token, '\'') ? text.substring(start + 1, end - 1) : composed(text, start, end);
            case QUOTED_IDENTIFIER -> quoted(text, start, end);
            default -> text.substring(start, end);
        };
    }

    /** Whether the token is a string whose value is a text. */
    static boolean isString(Tokens tokens, int token) {
        return token < tokens.size() && (tokens.kind(token) == Kind.STRING || tokens.kind(token) == Kind.DOLLAR_STRING);
    }

    /** Offset of the first character inside a dollar-quoted string. */
    static int bodyStart(Tokens tokens, int token) {
        return tokens.text().indexOf('$', tokens.start(token) + 1) + 1;
    }

    /** Offset behind the last character inside a dollar-quoted string; of an unterminated one, the end of the text. */
    static int bodyEnd(Tokens tokens, int token) {
        int start = tokens.start(token);
        int end = tokens.end(token);
        int tag = bodyStart(tokens, token) - start;
        boolean closed = end - start >= 2 * tag && tokens.text().regionMatches(start, tokens.text(), end - tag, tag);
        return closed ? end - tag : end;
    }

    /** Whether a token starts and ends with this quote, and has none inside. */
    static boolean isSimple(Tokens tokens, int token, char quote) {
        int start = tokens.start(token);
        String text = tokens.text();
        return text.charAt(start) == quote && text.indexOf(quote, start + 1) == tokens.end(token) - 1;
    }

    private static String quoted(String text, int start, int end) {
        return text.charAt(start) == '"'
                ? inside(text, start + 1, end).replace("\"\"", "\"")
                : unicode(text, start, end);
    }

    private static String unicode(String text, int start, int end) {
        int close = text.indexOf('"', start + 3);
        while (close >= 0 && close + 1 < end && text.charAt(close + 1) == '"') {
            close = text.indexOf('"', close + 2);
        }
        String inside = text.substring(start + 3, close < 0 || close > end ? end : close);
        return Escapes.unicode(inside.replace("\"\"", "\""), uescape(text, start, end));
    }

    private static String inside(String text, int from, int end) {
        boolean closed = end > from && text.charAt(end - 1) == '"';
        return text.substring(from, closed ? end - 1 : end);
    }

    /** A string with a letter before it, with quotes or escapes inside, in several parts or unterminated. */
    private static String composed(String text, int start, int end) {
        char first = text.charAt(start);
        boolean plain = first == '\'';
        int from = plain ? start + 1 : text.indexOf('\'', start) + 1;
        boolean escapes = first == 'e' || first == 'E';
        boolean unicode = first == 'u' || first == 'U';
        StringBuilder value = new StringBuilder(end - from);
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\' && escapes && i + 1 < end) {
                i = Escapes.append(text, i, end, value);
            } else if (c != '\'') {
                value.append(c);
            } else if (i + 1 < end && text.charAt(i + 1) == '\'') {
                value.append(c);
                i++;
            } else {
                i = nextPart(text, i + 1, end);
            }
        }
        return unicode ? Escapes.unicode(value.toString(), uescape(text, start, end)) : value.toString();
    }

    /** The quote that opens the next part of a continued string, or {@code end}. */
    private static int nextPart(String text, int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) != '\'') {
            if (text.charAt(i) == 'u' || text.charAt(i) == 'U') {
                return end;
            }
            if (text.charAt(i) == '-') {
                while (i < end && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                    i++;
                }
            } else {
                i++;
            }
        }
        return i;
    }

    /** The escape character of U&: what UESCAPE at the token's end says, else the backslash. */
    private static char uescape(String text, int start, int end) {
        int keyword = end - 3;
        while (keyword > start && Character.isWhitespace(text.charAt(keyword - 1))) {
            keyword--;
        }
        boolean written = keyword - 7 > start && text.regionMatches(true, keyword - 7, "uescape", 0, 7);
        return written ? text.charAt(end - 2) : '\\';
    }
}

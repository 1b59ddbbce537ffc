package io.github.migrationguard.sql;

import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.Identifier;

/** Makes of a name's token what PostgreSQL stores (PostgreSQL manual, 4.1.1). */
public final class Identifiers {
    /** NAMEDATALEN - 1. */
    private static final int MOST_BYTES = 63;

    private Identifiers() {}

    public static Identifier of(Tokens tokens, int token) {
        String keyword = tokens.word(token);
        String value = keyword.isEmpty() ? value(tokens, token) : keyword;
        if (value.length() * 3 > MOST_BYTES) {
            int fits = fits(value);
            if (fits < value.length()) {
                return new Identifier(value.substring(0, fits), true, tokens.start(token), tokens.end(token));
            }
        }
        return new Identifier(value, false, tokens.start(token), tokens.end(token));
    }

    /** Letters A to Z to lower case; all others stay, as on a server whose encoding is UTF-8. */
    static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return folded(text, i);
            }
        }
        return text;
    }

    private static String folded(String text, int from) {
        char[] chars = text.toCharArray();
        for (int i = from; i < chars.length; i++) {
            chars[i] = Keywords.lower(chars[i]);
        }
        return new String(chars);
    }

    /** The name before it is cut. The usual ones are taken out of the text in one place, which is compiled once. */
    private static String value(Tokens tokens, int token) {
        Kind kind = tokens.kind(token);
        int margin = kind == Kind.QUOTED_IDENTIFIER ? 1 : 0;
        if (margin > 0 && !StringLiterals.isSimple(tokens, token, '"')) {
            return StringLiterals.decode(tokens, token);
        }
        String name = tokens.text().substring(tokens.start(token) + margin, tokens.end(token) - margin);
        return kind == Kind.WORD ? fold(name) : name;
    }

    /** How many UTF-16 units of a name fit into a catalog's column of type name. */
    private static int fits(String value) {
        int ascii = 0;
        while (ascii < value.length() && ascii < MOST_BYTES && value.charAt(ascii) < 0x80) {
            ascii++;
        }
        int bytes = ascii;
        for (int i = ascii; i < value.length(); ) {
            int point = value.codePointAt(i);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > MOST_BYTES) {
                return i;
            }
            i += Character.charCount(point);
        }
        return value.length();
    }

    /** Whether the token can be a name where PostgreSQL's grammar wants a column's or a table's. */
    static boolean isColumnName(Tokens tokens, int token) {
        return isName(tokens, token) && tokens.wordClass(token) <= Keywords.COLUMN_NAME;
    }

    /** Whether the token can be any name, key words of all classes included. */
    static boolean isName(Tokens tokens, int token) {
        if (token >= tokens.size()) {
            return false;
        }
        Kind kind = tokens.kind(token);
        return kind == Kind.WORD || kind == Kind.QUOTED_IDENTIFIER || kind == Kind.PLACEHOLDER;
    }
}

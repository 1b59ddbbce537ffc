package io.github.migrationguard.sql;

/** What a character can start (PostgreSQL manual, 4.1), 0 for all that need a closer look. All beyond ASCII are letters, as in PostgreSQL's own lexer. */
final class CharClass {
    static final byte SPACE = 1;
    static final byte LETTER = 2;
    static final byte DIGIT = 3;
    static final byte OPERATOR = 4;
    /** Punctuation that is always a token of its own. */
    static final byte SINGLE = 5;

    private static final byte[] CLASSES = new byte[128];
    private static final boolean[] IDENTIFIER_PARTS = new boolean[128];

    static {
        mark(" \t\n\r\f\u000b", SPACE);
        mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", LETTER);
        mark("0123456789", DIGIT);
        mark("~!@#^&|`?+-*/%<>=", OPERATOR);
        mark("(),;[]", SINGLE);
        for (int c = 0; c < 128; c++) {
            IDENTIFIER_PARTS[c] = CLASSES[c] == LETTER || CLASSES[c] == DIGIT || c == '$';
        }
    }

    private CharClass() {}

    static byte of(char c) {
        return c < 128 ? CLASSES[c] : LETTER;
    }

    static boolean isIdentifierPart(char c) {
        return c >= 128 || IDENTIFIER_PARTS[c];
    }

    private static void mark(String characters, byte kind) {
        for (int i = 0; i < characters.length(); i++) {
            CLASSES[characters.charAt(i)] = kind;
        }
    }
}

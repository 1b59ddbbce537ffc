package io.github.migrationguard.sql;

import io.github.migrationguard.sql.Tokens.Kind;

/**
 * Cuts a text into tokens by PostgreSQL's own rules (PostgreSQL manual, 4.1), in one pass and without look-back. What
 * PostgreSQL's lexer does not know is cut so that it cannot be taken for something else: placeholders of template
 * languages, psql's variables, its meta-commands and the data lines behind COPY FROM stdin.
 */
final class Lexer {
    private static final byte SPACE = 1;
    private static final byte LETTER = 2;
    private static final byte DIGIT = 3;
    private static final byte OPERATOR = 4;
    private static final byte SINGLE = 5;
    private static final byte[] CLASSES = new byte[128];

    static {
        mark(" \t\n\r\f\u000b", SPACE);
        mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", LETTER);
        mark("0123456789", DIGIT);
        mark("~!@#^&|`?+-*/%<>=", OPERATOR);
        mark("(),;[]", SINGLE);
    }

    private final char[] chars;
    private final int length;
    private final int base;
    private final boolean script;
    private final Tokens tokens;
    private final Placeholders placeholders;
    private int at;
    private int brackets;
    private int statement;
    private boolean copying;
    private boolean copyEndMissing;
    /** Up to here there are only signs, each an operator of its own. */
    private int signsEnd;

    private Lexer(String text, int from, int to, boolean script) {
        this.chars = new char[to - from];
        text.getChars(from, to, chars, 0);
        this.length = chars.length;
        this.base = from;
        this.script = script;
        this.tokens = new Tokens(text);
        this.placeholders = new Placeholders(chars);
    }

    /** The tokens of a whole file. */
    static Tokens lex(String text) {
        int from = !text.isEmpty() && text.charAt(0) == '\uFEFF' ? 1 : 0;
        return new Lexer(text, from, text.length(), true).run();
    }

    /** The tokens of a body inside a text, where psql has no say; offsets are those of the whole text. */
    static Tokens lex(String text, int from, int to) {
        return new Lexer(text, from, to, false).run();
    }

    static boolean isIdentifierPart(char c) {
        return c >= 128 || CLASSES[c] == LETTER || CLASSES[c] == DIGIT || c == '$';
    }

    private Tokens run() {
        while (at < length) {
            char c = chars[at];
            switch (c < 128 ? CLASSES[c] : LETTER) {
                case SPACE -> space(c);
                case LETTER -> word(c);
                case DIGIT -> number();
                case OPERATOR -> operator(c);
                case SINGLE -> single(c);
                default -> other(c);
            }
        }
        return tokens;
    }

    private void space(char c) {
        at++;
        if (c == '\n' && copying) {
            copying = false;
            copyData();
        }
    }

    private void other(char c) {
        switch (c) {
            case '\'' -> string(Kind.STRING, at, at + 1, false);
            case '"' -> quotedIdentifier(at, at + 1, false);
            case '.' -> dot();
            case ':' -> colon();
            case '$' -> dollar();
            case '{' -> placeholder(at, at);
            case '\\' -> backslash();
            default -> emit(Kind.UNKNOWN, at, at + 1);
        }
    }

    private void emit(Kind kind, int start, int end) {
        copying = false;
        tokens.add(kind, base + start, base + end);
        at = end;
    }

    private void unterminated(int start, int opener, String what) {
        tokens.setUnterminated(new SqlProblem(
                "unterminated-literal",
                0,
                base + start,
                base + opener,
                "the " + what + " that starts here is never closed"));
    }

    private void word(char first) {
        int start = at;
        if (start + 1 < length && (chars[start + 1] == '\'' || chars[start + 1] == '&') && prefixed(first)) {
            return;
        }
        int end = start + 1;
        while (end < length && isIdentifierPart(chars[end])) {
            if (chars[end] == '$' && placeholders.end(end) > 0) {
                break;
            }
            end++;
        }
        if (end < length && placeholders.end(end) > 0) {
            placeholder(start, end);
            return;
        }
        copying = false;
        tokens.add(Kind.WORD, base + start, base + end, Keywords.find(chars, start, end));
        at = end;
    }

    /** Strings with a letter before the quote, U&"x" and U&'x'. */
    private boolean prefixed(char first) {
        int next = at + 1;
        switch (first) {
            case 'e', 'E' -> {
                return chars[next] == '\'' && string(Kind.STRING, at, at + 2, true);
            }
            case 'n', 'N' -> {
                return chars[next] == '\'' && string(Kind.STRING, at, at + 2, false);
            }
            case 'b', 'B', 'x', 'X' -> {
                return chars[next] == '\'' && string(Kind.BIT_STRING, at, at + 2, false);
            }
            case 'u', 'U' -> {
                if (chars[next] != '&' || next + 1 >= length) {
                    return false;
                }
                if (chars[next + 1] == '\'') {
                    return string(Kind.STRING, at, at + 3, false);
                }
                return chars[next + 1] == '"' && quotedIdentifier(at, at + 3, true);
            }
            default -> {
                return false;
            }
        }
    }

    /** A string constant with all of its continuations; always true. */
    private boolean string(Kind kind, int start, int inside, boolean escapes) {
        int end = inside;
        while (true) {
            end = quoteEnd(end, '\'', escapes);
            if (end < 0) {
                unterminated(start, inside, "string");
                emit(kind, start, length);
                return true;
            }
            int next = continuation(end);
            if (next < 0) {
                break;
            }
            end = next + 1;
        }
        boolean unicode = inside - start == 3;
        emit(kind, start, unicode ? uescapeEnd(end) : end);
        return true;
    }

    private boolean quotedIdentifier(int start, int inside, boolean unicode) {
        int end = identifierEnd(inside);
        if (end < 0) {
            unterminated(start, inside, "quoted identifier");
            emit(Kind.QUOTED_IDENTIFIER, start, length);
            return true;
        }
        emit(Kind.QUOTED_IDENTIFIER, start, unicode ? uescapeEnd(end) : end);
        return true;
    }

    /** Behind the closing quote, or -1; a doubled quote does not close. */
    private int quoteEnd(int from, char quote, boolean escapes) {
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
    private int identifierEnd(int from) {
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
    private int continuation(int from) {
        boolean newline = false;
        int i = from;
        while (i < length) {
            char c = chars[i];
            if (c == '\n' || c == '\r') {
                newline = true;
                i++;
            } else if (c < 128 && CLASSES[c] == SPACE) {
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
    private int uescapeEnd(int from) {
        int i = skipSpace(from);
        if (i + 7 > length || !"uescape".equalsIgnoreCase(new String(chars, i, 7))) {
            return from;
        }
        i = skipSpace(i + 7);
        return i + 3 <= length && chars[i] == '\'' && chars[i + 2] == '\'' ? i + 3 : from;
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < length && chars[i] < 128 && CLASSES[chars[i]] == SPACE) {
            i++;
        }
        return i;
    }

    private int lineEnd(int from) {
        int i = from;
        while (i < length && chars[i] != '\n' && chars[i] != '\r') {
            i++;
        }
        return i;
    }

    private void number() {
        emit(Kind.NUMBER, at, Numbers.end(chars, at));
    }

    private void dot() {
        if (at + 1 < length && chars[at + 1] >= '0' && chars[at + 1] <= '9') {
            number();
        } else {
            emit(Kind.SYMBOL, at, at + 1 < length && chars[at + 1] == '.' ? at + 2 : at + 1);
        }
    }

    private void single(char c) {
        boolean copy = c == ';' && script && !copyEndMissing && copiesFromStdin();
        emit(Kind.SYMBOL, at, at + 1);
        switch (c) {
            case '[' -> brackets++;
            case ']' -> brackets = Math.max(0, brackets - 1);
            case ';' -> {
                brackets = 0;
                statement = tokens.size();
                copying = copy;
            }
            default -> {}
        }
    }

    private void colon() {
        if (at + 1 < length && (chars[at + 1] == ':' || chars[at + 1] == '=')) {
            emit(Kind.SYMBOL, at, at + 2);
            return;
        }
        int variable = brackets == 0 ? placeholders.variableEnd(at) : -1;
        emit(variable > 0 ? Kind.PLACEHOLDER : Kind.SYMBOL, at, Math.max(variable, at + 1));
    }

    private void dollar() {
        int next = at + 1;
        if (next < length && chars[next] >= '0' && chars[next] <= '9') {
            while (next < length && chars[next] >= '0' && chars[next] <= '9') {
                next++;
            }
            emit(Kind.PARAMETER, at, next);
            return;
        }
        int inside = dollarTagEnd();
        if (inside < 0) {
            placeholder(at, at);
            return;
        }
        int close = dollarClose(inside);
        if (close < 0) {
            unterminated(at, inside, "dollar-quoted string");
            close = length;
        }
        emit(Kind.DOLLAR_STRING, at, close);
    }

    /** Behind the second dollar sign of $tag$, or -1. */
    private int dollarTagEnd() {
        int i = at + 1;
        while (i < length && chars[i] != '$') {
            char c = chars[i];
            boolean fits = c >= 128 || CLASSES[c] == LETTER || (CLASSES[c] == DIGIT && i > at + 1);
            if (!fits) {
                return -1;
            }
            i++;
        }
        return i < length ? i + 1 : -1;
    }

    /** Behind the closing tag, which equals the characters from {@code at} to {@code inside}; -1 if there is none. */
    private int dollarClose(int inside) {
        int size = inside - at;
        for (int i = inside; i + size <= length; i++) {
            if (chars[i] == '$' && chars[i + size - 1] == '$' && matches(i, size)) {
                return i + size;
            }
        }
        return -1;
    }

    private boolean matches(int place, int size) {
        for (int i = 1; i < size; i++) {
            if (chars[place + i] != chars[at + i]) {
                return false;
            }
        }
        return true;
    }

    /** A name with at least one placeholder in it, if there is one at {@code end}. */
    private void placeholder(int start, int end) {
        int i = end;
        for (int next = placeholders.end(i); next > 0; next = placeholders.end(i)) {
            i = next;
            while (i < length && isIdentifierPart(chars[i]) && placeholders.end(i) < 0) {
                i++;
            }
            if (i == length) {
                break;
            }
        }
        if (i == end) {
            emit(Kind.UNKNOWN, at, at + 1);
        } else {
            emit(Kind.PLACEHOLDER, start, i);
        }
    }

    private void backslash() {
        boolean command = script && (atLineStart() || placeholders.sendsQuery(at));
        emit(command ? Kind.META_COMMAND : Kind.UNKNOWN, at, command ? lineEnd(at) : at + 1);
        if (command) {
            brackets = 0;
            statement = tokens.size();
        }
    }

    private boolean atLineStart() {
        int i = at - 1;
        while (i >= 0 && (chars[i] == ' ' || chars[i] == '\t')) {
            i--;
        }
        return i < 0 || chars[i] == '\n' || chars[i] == '\r';
    }

    private void operator(char c) {
        if (at + 1 < length && c == '-' && chars[at + 1] == '-') {
            int end = lineEnd(at);
            tokens.addComment(base + at, base + end);
            at = end;
        } else if (at + 1 < length && c == '/' && chars[at + 1] == '*') {
            blockComment();
        } else {
            emit(Kind.SYMBOL, at, operatorEnd());
        }
    }

    private void blockComment() {
        int start = at;
        int depth = 1;
        int i = at + 2;
        while (i < length && depth > 0) {
            char c = chars[i];
            if (c == '*' && i + 1 < length && chars[i + 1] == '/') {
                depth--;
                i += 2;
            } else if (c == '/' && i + 1 < length && chars[i + 1] == '*') {
                depth++;
                i += 2;
            } else {
                i++;
            }
        }
        if (depth > 0) {
            unterminated(start, start + 2, "comment");
        }
        tokens.addComment(base + start, base + i);
        at = i;
    }

    /**
     * An operator is the longest run of operator characters without a comment's start in it; it may end in + or - only
     * if it also holds a character that SQL itself does not use (PostgreSQL manual, 4.1.3).
     */
    private int operatorEnd() {
        if (at < signsEnd) {
            return at + 1;
        }
        boolean unusual = false;
        int unsigned = at;
        int end = at;
        while (end < length && chars[end] < 128 && CLASSES[chars[end]] == OPERATOR && !startsComment(end)) {
            char c = chars[end];
            end++;
            unusual |= "~!@#^&|`?%".indexOf(c) >= 0;
            unsigned = c == '+' || c == '-' ? unsigned : end;
        }
        if (unusual) {
            return end;
        }
        if (unsigned == at) {
            signsEnd = end;
        }
        return Math.max(unsigned, at + 1);
    }

    private boolean startsComment(int place) {
        return place + 1 < length
                && ((chars[place] == '-' && chars[place + 1] == '-')
                        || (chars[place] == '/' && chars[place + 1] == '*'));
    }

    private boolean copiesFromStdin() {
        if (!tokens.word(statement).equals("copy")) {
            return false;
        }
        for (int i = statement + 1; i < tokens.size(); i++) {
            if (tokens.word(i).equals("from")) {
                String source = tokens.word(i + 1);
                return source.equals("stdin") || source.equals("stdout");
            }
        }
        return false;
    }

    /** Data lines up to and with a line that is only a backslash and a full stop; without such a line there are none. */
    private void copyData() {
        for (int i = at; i < length; i = lineEnd(i) + 1) {
            if (chars[i] == '\\' && i + 1 < length && chars[i + 1] == '.' && lineEnd(i) == i + 2) {
                emit(Kind.COPY_DATA, at, i + 2);
                statement = tokens.size();
                return;
            }
        }
        copyEndMissing = true;
    }

    private static void mark(String characters, byte kind) {
        for (int i = 0; i < characters.length(); i++) {
            CLASSES[characters.charAt(i)] = kind;
        }
    }
}

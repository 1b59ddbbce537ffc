package io.github.migrationguard.sql;

import io.github.migrationguard.sql.Tokens.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into tokens by PostgreSQL's own rules (PostgreSQL manual, 4.1), in one pass and without look-back. What
 * PostgreSQL's lexer does not know is cut so that it cannot be taken for something else: placeholders of template
 * languages, psql's variables, its meta-commands and the data lines behind COPY FROM stdin.
 */
final class Lexer {
    private final char[] chars;
    private final int length;
    private final int base;
    private final boolean script;
    private final Tokens tokens;
    private final Placeholders placeholders;
    private final Literals literals;
    private int at;
    private int brackets;
    private int statement;
    private @Nullable Kind found;
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
        this.literals = new Literals(chars, placeholders);
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

    private Tokens run() {
        while (at < length) {
            next();
        }
        return tokens;
    }

    /** A method of its own, so that what is compiled of it is shared by long and short files. */
    private void next() {
        int start = at;
        char c = chars[at];
        found = null;
        switch (CharClass.of(c)) {
            case CharClass.SPACE -> space(c);
            case CharClass.LETTER -> word(c);
            case CharClass.DIGIT -> number();
            case CharClass.OPERATOR -> operator(c);
            case CharClass.SINGLE -> single(c);
            default -> other(c);
        }
        Kind kind = found;
        if (kind == Kind.SYMBOL) {
            tokens.addSymbol(base + start, base + at, c);
        } else if (kind != null) {
            tokens.add(kind, base + start, base + at);
        }
    }

    private void space(char c) {
        at++;
        if (c == '\n' && copying) {
            copying = false;
            copyData();
            return;
        }
        while (at < length && chars[at] == ' ') {
            at++;
        }
    }

    private void other(char c) {
        switch (c) {
            case '\'' -> string(Kind.STRING, at, at + 1, false);
            case '"' -> quotedIdentifier(at, at + 1, false);
            case '.' -> dot();
            case ':' -> colon();
            case '$' -> dollar();
            case '{' -> placeholder(at);
            case '\\' -> backslash();
            default -> emit(Kind.UNKNOWN, at + 1);
        }
    }

    /** The token that starts here ends there; the loop adds it, in one place so that little is compiled. */
    private void emit(Kind kind, int end) {
        copying = false;
        found = kind;
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
        int hash = Keywords.lower(first);
        while (end < length) {
            char c = chars[end];
            if (!CharClass.isIdentifierPart(c) || (c == '$' && placeholders.end(end) > 0)) {
                break;
            }
            hash = hash * 31 + Keywords.lower(c);
            end++;
        }
        if (end < length && (chars[end] == '$' || chars[end] == '{') && placeholders.end(end) > 0) {
            placeholder(end);
            return;
        }
        copying = false;
        tokens.addWord(base + start, base + end, Keywords.find(chars, start, end, hash));
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
            end = literals.quoteEnd(end, '\'', escapes);
            if (end < 0) {
                unterminated(start, inside, "string");
                emit(kind, length);
                return true;
            }
            int next = literals.continuation(end);
            if (next < 0) {
                break;
            }
            end = next + 1;
        }
        boolean unicode = inside - start == 3;
        emit(kind, unicode ? literals.uescapeEnd(end) : end);
        return true;
    }

    private boolean quotedIdentifier(int start, int inside, boolean unicode) {
        int end = literals.identifierEnd(inside);
        if (end < 0) {
            unterminated(start, inside, "quoted identifier");
            emit(Kind.QUOTED_IDENTIFIER, length);
            return true;
        }
        emit(Kind.QUOTED_IDENTIFIER, unicode ? literals.uescapeEnd(end) : end);
        return true;
    }

    private void number() {
        emit(Kind.NUMBER, Numbers.end(chars, at));
    }

    private void dot() {
        if (at + 1 < length && chars[at + 1] >= '0' && chars[at + 1] <= '9') {
            number();
        } else {
            emit(Kind.SYMBOL, at + 1 < length && chars[at + 1] == '.' ? at + 2 : at + 1);
        }
    }

    private void single(char c) {
        boolean copy = c == ';' && script && !copyEndMissing && copiesFromStdin();
        emit(Kind.SYMBOL, at + 1);
        switch (c) {
            case '[' -> brackets++;
            case ']' -> brackets = Math.max(0, brackets - 1);
            case ';' -> {
                brackets = 0;
                statement = tokens.size() + 1;
                copying = copy;
            }
            default -> {}
        }
    }

    private void colon() {
        if (at + 1 < length && (chars[at + 1] == ':' || chars[at + 1] == '=')) {
            emit(Kind.SYMBOL, at + 2);
            return;
        }
        int variable = brackets == 0 ? placeholders.variableEnd(at) : -1;
        emit(variable > 0 ? Kind.PLACEHOLDER : Kind.SYMBOL, Math.max(variable, at + 1));
    }

    private void dollar() {
        int next = at + 1;
        if (next < length && chars[next] >= '0' && chars[next] <= '9') {
            while (next < length && chars[next] >= '0' && chars[next] <= '9') {
                next++;
            }
            emit(Kind.PARAMETER, next);
            return;
        }
        int inside = literals.dollarTagEnd(at);
        if (inside < 0) {
            placeholder(at);
            return;
        }
        int close = literals.dollarClose(at, inside);
        if (close < 0) {
            unterminated(at, inside, "dollar-quoted string");
            close = length;
        }
        emit(Kind.DOLLAR_STRING, close);
    }

    /** A name with at least one placeholder in it, if there is one at {@code end}. */
    private void placeholder(int end) {
        int i = end;
        for (int next = placeholders.end(i); next > 0; next = placeholders.end(i)) {
            i = next;
            while (i < length && CharClass.isIdentifierPart(chars[i]) && placeholders.end(i) < 0) {
                i++;
            }
            if (i == length) {
                break;
            }
        }
        if (i == end) {
            emit(Kind.UNKNOWN, at + 1);
        } else {
            emit(Kind.PLACEHOLDER, i);
        }
    }

    private void backslash() {
        boolean command = script && (atLineStart() || placeholders.sendsQuery(at));
        emit(command ? Kind.META_COMMAND : Kind.UNKNOWN, command ? literals.lineEnd(at) : at + 1);
        if (command) {
            brackets = 0;
            statement = tokens.size() + 1;
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
            int end = literals.lineEnd(at);
            tokens.addComment(base + at, base + end);
            at = end;
        } else if (at + 1 < length && c == '/' && chars[at + 1] == '*') {
            int end = literals.commentEnd(at);
            if (end < 0) {
                unterminated(at, at + 2, "comment");
                end = length;
            }
            tokens.addComment(base + at, base + end);
            at = end;
        } else {
            emit(Kind.SYMBOL, operatorEnd());
        }
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
        while (end < length && CharClass.of(chars[end]) == CharClass.OPERATOR && !startsComment(end)) {
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
        for (int i = at; i < length; i = literals.lineEnd(i) + 1) {
            if (chars[i] == '\\' && i + 1 < length && chars[i + 1] == '.' && literals.lineEnd(i) == i + 2) {
                tokens.add(Kind.COPY_DATA, base + at, base + i + 2);
                at = i + 2;
                statement = tokens.size();
                return;
            }
        }
        copyEndMissing = true;
    }
}

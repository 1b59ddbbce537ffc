package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.TokenRange;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text, without white space and comments, as parallel arrays: cheap for files with a million of them.
 * Comments are kept aside, in order. Offsets count UTF-16 units of {@link #text()}.
 */
public final class Tokens {
    /** What a token is. */
    public enum Kind {
        /** Keyword or unquoted identifier. */
        WORD,
        /** {@code "x"} and {@code U&"x"}. */
        QUOTED_IDENTIFIER,
        /** Any string constant except dollar-quoted ones; a continued one is one token. */
        STRING,
        /** {@code $tag$ .. $tag$}. */
        DOLLAR_STRING,
        /** B'..' and X'..'. */
        BIT_STRING,
        NUMBER,
        /** {@code $1}. */
        PARAMETER,
        /** Operators and punctuation: one token per operator, parenthesis, bracket, comma, dot, semicolon, colon. */
        SYMBOL,
        /** An opaque placeholder: <code>${x}</code>, <code>{{..}}</code>, psql {@code :x}, {@code :'x'}, {@code :"x"}. */
        PLACEHOLDER,
        /** Data lines behind COPY .. FROM stdin, up to and with the line {@code \.}. */
        COPY_DATA,
        /** A psql meta-command, from the backslash to the end of the line. */
        META_COMMAND,
        /** A character that starts no token. */
        UNKNOWN
    }

    private final String text;
    private Kind[] kinds = new Kind[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    /** The number of a key word, or the negative of a symbol's first character, which is ASCII; 0 for all others. */
    private short[] marks = new short[64];

    private int size;
    private int[] comments = new int[16];
    private int commentCount;
    private @Nullable SqlProblem unterminated;

    Tokens(String text) {
        this.text = text;
    }

    /** Adds a token of any kind but the two below. */
    void add(Kind kind, int start, int end) {
        add(kind, start, end, (short) 0);
    }

    /** Adds a word; {@code keyword} is its number among the {@link Keywords}, 0 if it is none. */
    void addWord(int start, int end, short keyword) {
        add(Kind.WORD, start, end, keyword);
    }

    void addSymbol(int start, int end, char first) {
        add(Kind.SYMBOL, start, end, (short) -first);
    }

    private void add(Kind kind, int start, int end, short mark) {
        if (size == kinds.length) {
            grow();
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        marks[size++] = mark;
    }

    private void grow() {
        kinds = Arrays.copyOf(kinds, size * 2);
        starts = Arrays.copyOf(starts, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
        marks = Arrays.copyOf(marks, size * 2);
    }

    void addComment(int start, int end) {
        if (commentCount * 2 == comments.length) {
            comments = Arrays.copyOf(comments, comments.length * 2);
        }
        comments[commentCount * 2] = start;
        comments[commentCount * 2 + 1] = end;
        commentCount++;
    }

    public String text() {
        return text;
    }

    public int size() {
        return size;
    }

    public Kind kind(int token) {
        return kinds[token];
    }

    public int start(int token) {
        return starts[token];
    }

    public int end(int token) {
        return ends[token];
    }

    /** The token as written. */
    public String text(int token) {
        return text.substring(starts[token], ends[token]);
    }

    /** Everything as written from the first to the last token of a range; empty for an empty range. */
    public String text(TokenRange range) {
        return range.isEmpty() ? "" : text.substring(starts[range.from()], ends[range.to() - 1]);
    }

    /** The key word that the token is, in lower case; empty for all other tokens and beyond the last one. */
    String word(int token) {
        return token >= 0 && token < size && marks[token] > 0 ? Keywords.name(marks[token]) : "";
    }

    /** The class of the key word that the token is, see {@link Keywords}; 0 for all other tokens. */
    byte wordClass(int token) {
        return token < size && marks[token] > 0 ? Keywords.kind(marks[token]) : 0;
    }

    /** The first character of an operator or punctuation, 0 for all other tokens and beyond the last one. */
    char symbol(int token) {
        return token >= 0 && token < size && marks[token] < 0 ? (char) -marks[token] : 0;
    }

    void setUnterminated(SqlProblem problem) {
        unterminated = problem;
    }

    /** The literal or comment that runs to the end of the text because nothing closes it. */
    @Nullable
    SqlProblem unterminated() {
        return unterminated;
    }

    /** Whether the token is this keyword, given in lower case ASCII; false beyond the last token. */
    public boolean isWord(int token, String lowerCase) {
        if (token >= size || kinds[token] != Kind.WORD) {
            return false;
        }
        return marks[token] > 0 ? Keywords.name(marks[token]).equals(lowerCase) : reads(token, lowerCase);
    }

    /** For what is no key word of PostgreSQL's but has a meaning somewhere. */
    private boolean reads(int token, String lowerCase) {
        return ends[token] - starts[token] == lowerCase.length()
                && Keywords.lower(text.charAt(starts[token])) == lowerCase.charAt(0)
                && text.regionMatches(true, starts[token], lowerCase, 0, lowerCase.length());
    }

    /** Whether the token is exactly this operator or punctuation; false beyond the last token. */
    public boolean isSymbol(int token, String symbol) {
        return token < size
                && marks[token] == -symbol.charAt(0)
                && ends[token] - starts[token] == symbol.length()
                && (symbol.length() == 1 || text.startsWith(symbol, starts[token]));
    }

    public int commentCount() {
        return commentCount;
    }

    public int commentStart(int comment) {
        return comments[comment * 2];
    }

    public int commentEnd(int comment) {
        return comments[comment * 2 + 1];
    }
}

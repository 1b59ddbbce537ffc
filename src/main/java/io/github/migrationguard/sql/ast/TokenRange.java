package io.github.migrationguard.sql.ast;

/** A half-open range of token indexes {@code [from, to)} in the token list that the statement was parsed from. */
public record TokenRange(int from, int to) {
    public static final TokenRange EMPTY = new TokenRange(0, 0);

    public boolean isEmpty() {
        return from >= to;
    }
}

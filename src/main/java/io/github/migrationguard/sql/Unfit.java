package io.github.migrationguard.sql;

/** Thrown inside the parser where a token cannot stand; it never leaves this package. */
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int token;
    private final boolean missingSemicolon;

    /** {@code token} is the first one that does not fit; the message says why, one clause. */
    Unfit(int token, String reason, boolean missingSemicolon) {
        super(reason, null, false, false);
        this.token = token;
        this.missingSemicolon = missingSemicolon;
    }

    int token() {
        return token;
    }

    boolean missingSemicolon() {
        return missingSemicolon;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

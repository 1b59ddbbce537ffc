package io.github.migrationguard.rerun;

/** The simulation can't tell what a statement would do; the message says why, one clause. */
final class Undecidable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undecidable(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}

package io.github.migrationguard.server;

/** Binaries cannot be had from one place; another place may have them. The message is one line that says why. */
public final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String message) {
        super(message);
    }

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.github.migrationguard.finding;

/** Migrations cannot be run on a server of the guard's own: there is none, or one of them fails there. */
public final class UnplayableException extends GuardException {
    private static final long serialVersionUID = 1L;

    public UnplayableException(String message, String advice) {
        super(message, advice);
    }

    public UnplayableException(GuardException cause) {
        super(String.valueOf(cause.getMessage()), cause.advice(), cause);
    }
}

package io.github.migrationguard.finding;

/** The guard could not do its work: {@link #getMessage()} says what and where, {@link #advice()} what to do about it. */
public class GuardException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    public GuardException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    public GuardException(String message, String advice, Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    /** One sentence that tells the user what to change or to type. */
    public String advice() {
        return advice;
    }
}

package io.github.migrationguard.finding;

/** How much a finding weighs, heaviest first. Only {@code failOn} decides what fails a build. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** The lower-case word that JSON, the console and the {@code rules} parameter use. */
    public String word() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }
}

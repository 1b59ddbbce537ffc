package io.github.migrationguard.report;

import io.github.migrationguard.finding.GuardException;

/**
 * How many findings the console draws in full; the others are summed up.
 *
 * @param most at least 0
 */
public record Show(int most) {
    /** As many as fit a few screens. */
    public static final String DEFAULT = "10";

    /**
     * Reads the parameter {@code show}: a number, or {@code all}.
     *
     * @throws GuardException for anything else
     */
    public static Show of(String word) {
        String text = word.strip();
        if (text.equals("all")) {
            return new Show(Integer.MAX_VALUE);
        }
        if (text.matches("[0-9]{1,9}")) {
            return new Show(Integer.parseInt(text));
        }
        throw new GuardException("show=" + text + " is unknown", "Use a number, or all.");
    }

    /** Whether nothing is summed up, mere information included. */
    boolean all() {
        return most == Integer.MAX_VALUE;
    }
}

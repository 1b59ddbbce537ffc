package io.github.migrationguard.migration;

import java.util.Comparator;
import java.util.Locale;

/** The number at the start of a migration's name: a time, a version, a count. */
final class LeadingNumber {
    /** By leading number of any length, names without one last; equal numbers by the code points of the whole name. */
    static final Comparator<String> ORDER = Comparator.comparing(
                    LeadingNumber::significant, LeadingNumber::compareDigits)
            .thenComparing(CodePoints::compare);

    private LeadingNumber() {}

    /** Whether two names have the same number and are otherwise equal but for case and punctuation. */
    static boolean sameButForPunctuation(String one, String other) {
        return significant(one).equals(significant(other)) && bare(one).equals(bare(other));
    }

    /** Whether people would read {@code later} as the earlier of the two: {@code V10} before {@code V2}. */
    static boolean againstTheNumbers(String earlier, String later) {
        int shared = 0;
        while (shared < Math.min(earlier.length(), later.length()) && earlier.charAt(shared) == later.charAt(shared)) {
            shared++;
        }
        while (shared > 0 && isDigit(earlier.charAt(shared - 1))) {
            shared--;
        }
        String one = significant(earlier.substring(shared));
        String other = significant(later.substring(shared));
        return !one.isEmpty() && !other.isEmpty() && compareDigits(one, other) > 0;
    }

    private static String bare(String name) {
        return name.substring(digits(name)).replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** The digits without leading zeros; "0" for a number that is zero, empty where there is no number. */
    private static String significant(String name) {
        int end = digits(name);
        int start = 0;
        while (start < end - 1 && name.charAt(start) == '0') {
            start++;
        }
        return name.substring(start, end);
    }

    private static int digits(String name) {
        int end = 0;
        while (end < name.length() && isDigit(name.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int compareDigits(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }
}

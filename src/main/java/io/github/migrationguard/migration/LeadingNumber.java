package io.github.migrationguard.migration;

/** The number at the start of a migration's name: a time, a version, a count. */
final class LeadingNumber {
    private LeadingNumber() {}

    /** By leading number of any length, names without one last; equal numbers by the code points of the whole name. */
    static int compare(String one, String other) {
        int byNumber = compareNumbers(one, 0, other, 0);
        return byNumber == 0 ? CodePoints.compare(one, other) : byNumber;
    }

    /** Whether the numbers alone say which of the two comes first. */
    static boolean differ(String one, String other) {
        return compareNumbers(one, 0, other, 0) != 0;
    }

    /** Whether two names have the same number and are otherwise equal but for case and punctuation. */
    static boolean sameButForPunctuation(String one, String other) {
        return !differ(one, other) && sameButForPunctuation(one, other, shared(one, other, 0));
    }

    /** The same for names that have the same number and start with {@code shared} characters that are the same. */
    static boolean sameButForPunctuation(String one, String other, int shared) {
        int oneStart = digitsEnd(one, 0);
        int otherStart = digitsEnd(other, 0);
        if (shared > Math.max(oneStart, otherStart)) {
            // What is equal is not looked at letter by letter; half of a pair is left to be read with the other half.
            oneStart = Character.isHighSurrogate(one.charAt(shared - 1)) ? shared - 1 : shared;
            otherStart = oneStart;
        }
        int i = nextLetter(one, oneStart);
        int k = nextLetter(other, otherStart);
        while (i < one.length() && k < other.length()) {
            int left = one.codePointAt(i);
            int right = other.codePointAt(k);
            if (Character.toLowerCase(left) != Character.toLowerCase(right)) {
                return false;
            }
            i = nextLetter(one, i + Character.charCount(left));
            k = nextLetter(other, k + Character.charCount(right));
        }
        return i == one.length() && k == other.length();
    }

    /**
     * Whether people would read {@code later} as the earlier of the two: {@code V10} before {@code V2}.
     *
     * @param shared how many characters at their starts are the same
     */
    static boolean againstTheNumbers(String earlier, String later, int shared) {
        int start = shared;
        while (start > 0 && isDigit(earlier.charAt(start - 1))) {
            start--;
        }
        boolean numbers = digitsEnd(earlier, start) > start && digitsEnd(later, start) > start;
        return numbers && compareNumbers(earlier, start, later, start) > 0;
    }

    /**
     * How many characters at their starts are the same.
     *
     * @param guess where it is right to take so many for the same, they are not looked at one by one
     */
    static int shared(String one, String other, int guess) {
        int most = Math.min(one.length(), other.length());
        int shared = one.regionMatches(0, other, 0, guess) ? guess : 0;
        while (shared < most && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    /** Compares the numbers that start at these places; no number is more than any number. */
    private static int compareNumbers(String one, int oneStart, String other, int otherStart) {
        int oneEnd = digitsEnd(one, oneStart);
        int otherEnd = digitsEnd(other, otherStart);
        if (oneEnd == oneStart || otherEnd == otherStart) {
            return Boolean.compare(oneEnd == oneStart, otherEnd == otherStart);
        }
        int i = significant(one, oneStart, oneEnd);
        int k = significant(other, otherStart, otherEnd);
        if (oneEnd - i != otherEnd - k) {
            return Integer.compare(oneEnd - i, otherEnd - k);
        }
        while (i < oneEnd && one.charAt(i) == other.charAt(k)) {
            i++;
            k++;
        }
        return i == oneEnd ? 0 : Character.compare(one.charAt(i), other.charAt(k));
    }

    /** The first digit that is not a leading zero. */
    private static int significant(String name, int start, int end) {
        int first = start;
        while (first < end && name.charAt(first) == '0') {
            first++;
        }
        return first;
    }

    private static int digitsEnd(String name, int start) {
        int end = start;
        while (end < name.length() && isDigit(name.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int nextLetter(String name, int start) {
        int next = start;
        while (next < name.length() && !Character.isLetterOrDigit(name.codePointAt(next))) {
            next += Character.charCount(name.codePointAt(next));
        }
        return next;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

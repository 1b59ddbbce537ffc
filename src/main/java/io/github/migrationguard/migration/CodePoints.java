package io.github.migrationguard.migration;

/** The order of Unicode code points, which is also that of UTF-8 bytes; {@link String#compareTo} has that of UTF-16. */
final class CodePoints {
    private CodePoints() {}

    static int compare(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        for (int i = 0; i < shared; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return Integer.compare(rank(one.charAt(i)), rank(other.charAt(i)));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    /** Surrogates stand for characters beyond all that one unit can hold. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}

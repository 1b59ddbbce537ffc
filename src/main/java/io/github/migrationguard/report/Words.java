package io.github.migrationguard.report;

import java.util.Locale;

/** Small pieces of English. */
final class Words {
    private Words() {}

    /** {@code 1 error}, {@code 2 errors}, {@code 1,200 errors}. */
    static String count(int count, String noun) {
        return String.format(Locale.ROOT, "%,d", count) + " " + noun + (count == 1 ? "" : "s");
    }
}

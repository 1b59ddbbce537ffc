package io.github.migrationguard.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a user may have meant by a word that is not known. */
final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /** At most three of the known words, nearest first; empty where nothing is near. */
    static List<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> near(word, candidate))
                .sorted(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static boolean near(String word, String candidate) {
        if (word.length() >= 4 && (candidate.contains(word) || word.contains(candidate))) {
            return true;
        }
        return distance(word, candidate) <= Math.max(2, Math.min(word.length(), candidate.length()) / 3);
    }

    /** Insertions, deletions and replacements of one character. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

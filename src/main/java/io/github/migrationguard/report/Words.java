package io.github.migrationguard.report;

import io.github.migrationguard.check.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Small pieces of English. */
final class Words {
    private Words() {}

    /** {@code 1,200}. Written out because java.text takes 20 ms to load its locales. */
    static String number(long number) {
        StringBuilder text = new StringBuilder().append(number);
        for (int i = text.length() - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    /** {@code 0.12 s}. */
    static String seconds(Duration duration) {
        long hundredths = (duration.toMillis() + 5) / 10;
        return number(hundredths / 100) + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100 + " s";
    }

    /** {@code 1 error}, {@code 2 errors}. */
    static String count(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code 4 migrations: 3 re-runnable, 1 not}: what there is none of is left out. */
    static String verdicts(Summary counts) {
        String migrations = count(counts.migrations(), "migration");
        if (counts.migrations() == counts.rerunnable()) {
            return counts.migrations() == 0 ? migrations : migrations + ": all re-runnable";
        }
        List<String> parts = new ArrayList<>();
        add(parts, counts.rerunnable(), "re-runnable");
        add(parts, counts.notRerunnable(), counts.rerunnable() == 0 ? "not re-runnable" : "not");
        add(parts, counts.undecided(), "undecided");
        return migrations + ": " + String.join(", ", parts);
    }

    /** {@code 3 errors, 1 warning}: what there is none of is left out; {@code no findings} where there is nothing. */
    static String findings(Summary counts) {
        List<String> parts = new ArrayList<>();
        add(parts, counts.errors(), counts.errors() == 1 ? "error" : "errors");
        add(parts, counts.warnings(), counts.warnings() == 1 ? "warning" : "warnings");
        add(parts, counts.infos(), counts.infos() == 1 ? "note" : "notes");
        add(parts, counts.suppressed(), "suppressed");
        return parts.isEmpty() ? "no findings" : String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add(number(count) + " " + word);
        }
    }
}

package io.github.migrationguard.migration;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The order in which Prisma's command line lists migrations: JavaScript's {@code localeCompare}, that is the Unicode
 * collation algorithm with CLDR's root table at its default strength. Letters come first by the alphabet, then by their
 * accents, then lower case before upper case; punctuation counts and stands before the digits, which are compared one
 * by one. Neither code points nor {@link java.text.Collator} give this order.
 *
 * <p>Exact for ASCII and for Western letters, which are their ASCII letters with an accent. Of other characters,
 * symbols stand before the digits and letters behind {@code z}, both by code point, which is right within most scripts.
 * Locales with an alphabet of their own (Danish, Estonian, ...) order some letters differently on the machine that runs
 * Prisma.
 */
final class PrismaOrder implements Comparator<String> {
    /** The characters that count, by primary weight. CLDR 48, root collation. */
    private static final String PUNCTUATION = "\t\n\u000B\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

    /** Letters that have no canonical decomposition but weigh like one: with stroke (U+0338, U+0335) or as a ligature. */
    private static final Map<Integer, String> EXPANSIONS = Map.of(
            (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ø', "o\u0338", (int) 'đ', "d\u0335", (int) 'ł',
            "l\u0335");

    /** More than any code point: the distance between symbols, ASCII letters and digits, and other letters. */
    private static final int REALM = 0x200000;

    private final int[] weights = new int[128];

    PrismaOrder() {
        for (int i = 0; i < PUNCTUATION.length(); i++) {
            weights[PUNCTUATION.charAt(i)] = i + 1;
        }
        for (int i = 0; i < ALPHABET.length(); i++) {
            weights[ALPHABET.charAt(i)] = REALM + i;
        }
    }

    @Override
    public int compare(String one, String other) {
        Key first = key(one);
        Key second = key(other);
        int order = Arrays.compare(first.primary(), second.primary());
        if (order == 0) {
            order = Arrays.compare(first.secondary(), second.secondary());
        }
        if (order == 0) {
            order = Arrays.compare(first.tertiary(), second.tertiary());
        }
        return order == 0 ? CodePoints.compare(one, other) : order;
    }

    private Key key(String name) {
        IntStream.Builder primary = IntStream.builder();
        IntStream.Builder secondary = IntStream.builder();
        IntStream.Builder tertiary = IntStream.builder();
        Normalizer.normalize(name, Normalizer.Form.NFD).codePoints().forEach(point -> {
            int lower = Character.toLowerCase(point);
            String expansion = EXPANSIONS.get(lower);
            int shape = (lower == point ? 0 : 1) + (expansion == null ? 0 : 2);
            (expansion == null ? IntStream.of(lower) : expansion.codePoints()).forEach(part -> {
                int weight = weight(part);
                boolean accent = Character.getType(part) == Character.NON_SPACING_MARK;
                if (weight > 0) {
                    primary.add(weight);
                }
                if (weight > 0 || accent) {
                    secondary.add(accent ? part : 0);
                    tertiary.add(accent ? 0 : shape);
                }
            });
        });
        return new Key(
                primary.build().toArray(),
                secondary.build().toArray(),
                tertiary.build().toArray());
    }

    /** The primary weight of a lower-case character; 0 for accents, controls and formatting characters. */
    private int weight(int point) {
        if (point < weights.length) {
            return weights[point];
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> Character.isLetterOrDigit(point) ? 2 * REALM + point : PUNCTUATION.length() + point;
        };
    }

    /** The three levels of the collation key. */
    @SuppressWarnings("ArrayRecordComponent") // compared by hand, level by level
    private record Key(int[] primary, int[] secondary, int[] tertiary) {}
}

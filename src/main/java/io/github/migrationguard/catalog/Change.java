package io.github.migrationguard.catalog;

import java.util.List;

/** One object that is not the same in two snapshots. */
public sealed interface Change {
    /** Which object. */
    ObjectName object();

    /** One line for a reader: {@code index public.t_idx: is missing}. */
    String text();

    /** The object was there and is no longer. */
    record Missing(ObjectName object, String before) implements Change {
        @Override
        public String text() {
            return object + ": is missing";
        }
    }

    /** The object was not there before. */
    record Added(ObjectName object, String after) implements Change {
        @Override
        public String text() {
            return object + ": added";
        }
    }

    /** The object is defined in another way than before. */
    record Changed(ObjectName object, String before, String after) implements Change {
        private static final int SHOWN = 120;

        /** Tells the first line that went and the first that came: {@code column public.a.b: changed, was .., now ..}. */
        @Override
        public String text() {
            return object + ": changed" + part(", was ", before, after) + part(", now ", after, before);
        }

        private static String part(String word, String from, String other) {
            List<String> rest = other.lines().toList();
            return from.lines()
                    .filter(line -> !rest.contains(line))
                    .findFirst()
                    .map(line -> word + '"' + shortened(line.strip()) + '"')
                    .orElse("");
        }

        private static String shortened(String line) {
            return line.codePointCount(0, line.length()) <= SHOWN
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "...";
        }
    }
}

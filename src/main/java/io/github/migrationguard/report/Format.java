package io.github.migrationguard.report;

import io.github.migrationguard.finding.GuardException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The forms a report can take. */
public enum Format {
    CONSOLE,
    JSON;

    private static final Set<String> PLANNED = Set.of("html", "sarif", "junit", "github", "gitlab");

    /**
     * Reads the parameter {@code formats}; all formats for an empty list.
     *
     * @throws GuardException for a format that does not exist
     */
    public static Set<Format> of(List<String> words) {
        if (words.isEmpty()) {
            return EnumSet.allOf(Format.class);
        }
        Set<Format> formats = EnumSet.noneOf(Format.class);
        for (String word : words) {
            formats.add(
                    switch (word.strip()) {
                        case "console" -> CONSOLE;
                        case "json" -> JSON;
                        default ->
                            throw new GuardException(
                                    PLANNED.contains(word.strip())
                                            ? "formats names '" + word.strip() + "', which this version cannot write"
                                            : "formats names the unknown format '" + word.strip() + "'",
                                    "Use one or both of: console, json.");
                    });
        }
        return formats;
    }
}

package io.github.migrationguard.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The parameters {@code include} and {@code exclude}: names with {@code *} for any text, letter case as written. */
final class NamePatterns {
    private final List<Pattern> include;
    private final List<Pattern> exclude;

    NamePatterns(List<String> include, List<String> exclude) {
        this.include = patterns(include);
        this.exclude = patterns(exclude);
    }

    private static List<Pattern> patterns(List<String> globs) {
        List<Pattern> patterns = new ArrayList<>();
        for (String glob : globs) {
            if (!glob.isBlank()) {
                patterns.add(Pattern.compile(
                        "\\Q" + glob.strip().replace("\\E", "\\E\\\\E\\Q").replace("*", "\\E.*\\Q") + "\\E",
                        Pattern.DOTALL));
            }
        }
        return List.copyOf(patterns);
    }

    /** Whether it is to be told: included where anything is, and not excluded. Quotes in names do not count. */
    boolean choose(String name) {
        return (include.isEmpty() || matches(include, name)) && !matches(exclude, name);
    }

    private static boolean matches(List<Pattern> patterns, String name) {
        String bare = name.replace("\"", "");
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.matcher(name).matches() || pattern.matcher(bare).matches());
    }
}

package io.github.migrationguard.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One comment {@code migration-guard:ignore <rule-id>, .. -- reason}.
 *
 * @param start offset of the comment
 * @param end offset behind it
 * @param statement 1-based number of the statement it speaks of, 0 where none follows
 * @param directive the word after the colon
 * @param rules the ids it names
 * @param reason why the finding is meant to stay; null where none is given
 */
record Suppression(
        int start,
        int end,
        int statement,
        String directive,
        List<String> rules,
        @Nullable String reason) {
    static final String MARK = "migration-guard:";

    /** What people put before the first word: white space, stars, more dashes. */
    private static final Pattern DECORATION = Pattern.compile("^[\\s*-]+");

    private static final Pattern RULES = Pattern.compile("\\s*([\\w-]*\\w)\\s*(?:,|(?=\\s)|$)");

    /** Reads a comment, given with its {@code --} or slash and star; null where it does not address the guard. */
    static @Nullable Suppression read(String comment, int start, int statement) {
        int last = comment.endsWith("*/") ? comment.length() - 2 : comment.length();
        String text = DECORATION
                .matcher(comment.substring(2, Math.max(2, last)))
                .replaceFirst("")
                .stripTrailing();
        if (!text.startsWith(MARK)) {
            return null;
        }
        text = text.substring(MARK.length()).stripLeading();
        int wordEnd = 0;
        while (wordEnd < text.length() && !Character.isWhitespace(text.charAt(wordEnd))) {
            wordEnd++;
        }
        String directive = text.substring(0, wordEnd);
        List<String> rules = new ArrayList<>();
        String rest = readRules(text.substring(wordEnd), rules);
        String reason = rest.startsWith("--") ? rest.substring(2).strip() : "";
        return new Suppression(
                start, start + comment.length(), statement, directive, rules, reason.isEmpty() ? null : reason);
    }

    private static String readRules(String text, List<String> rules) {
        Matcher matcher = RULES.matcher(text);
        int at = 0;
        while (matcher.region(at, text.length()).lookingAt()) {
            rules.add(matcher.group(1));
            at = matcher.end();
            if (text.charAt(at - 1) != ',') {
                break;
            }
        }
        return text.substring(at).strip();
    }
}

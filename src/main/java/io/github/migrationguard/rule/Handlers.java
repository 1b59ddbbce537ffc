package io.github.migrationguard.rule;

import io.github.migrationguard.sql.Tokens;
import org.jspecify.annotations.Nullable;

/** Finds the EXCEPTION part of the block that a step stands in, by its tokens. */
final class Handlers {
    private Handlers() {}

    /** Adds a condition to the first handler of the innermost block around the step that has one; null if none has. */
    static @Nullable Edit alsoCatching(Step step, String condition) {
        Tokens tokens = step.tokens();
        int depth = 0;
        for (int i = step.range().to(); i < tokens.size(); i++) {
            boolean ends = tokens.isWord(i, "end");
            if (depth == 0 && tokens.isWord(i, "exception") && tokens.isWord(i + 1, "when")) {
                return Edit.insert(tokens.start(then(tokens, i)), "OR " + condition + " ");
            }
            if (tokens.isWord(i, "begin") || (tokens.isWord(i, "case") && !tokens.isWord(i - 1, "end"))) {
                depth++;
            } else if (ends && !tokens.isWord(i + 1, "if") && !tokens.isWord(i + 1, "loop")) {
                depth = Math.max(0, depth - 1);
            }
        }
        return null;
    }

    private static int then(Tokens tokens, int from) {
        int then = from;
        while (then < tokens.size() - 1 && !tokens.isWord(then, "then")) {
            then++;
        }
        return then;
    }
}

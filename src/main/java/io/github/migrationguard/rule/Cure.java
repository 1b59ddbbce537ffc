package io.github.migrationguard.rule;

import io.github.migrationguard.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What to do about a trouble.
 *
 * @param text words, or the statement to write instead
 * @param remark what to add as a comment behind the statement; may be empty
 * @param edits the change of the file that makes this statement of the old one, in the order of the text; empty where
 *     the text is words
 * @param fragment whether the text is PL/pgSQL, which only stands inside the DO block that it was taken from
 */
record Cure(String text, String remark, List<Edit> edits, boolean fragment) {
    /** Beyond so many characters the middle of a statement is left out. */
    private static final int LONGEST = 1500;

    private static final int HEAD = 700;
    private static final int TAIL = 300;

    static Cure words(String text) {
        return new Cure(text, "", List.of(), false);
    }

    /** The statement that the edits make of a step. */
    static Cure edits(Step step, List<Edit> edits) {
        String text = Edit.apply(step.tokens().text(), step.start(), step.end(), edits) + ";";
        return new Cure(abridged(text), "", edits, false);
    }

    static Cure edit(Step step, Edit edit) {
        return edits(step, List.of(edit));
    }

    /** The same as PL/pgSQL. */
    Cure asFragment() {
        return new Cure(text, remark, edits, true);
    }

    /** The same with a remark behind the statement. */
    Cure remark(String more) {
        return new Cure(text, more, edits, fragment);
    }

    /** Both, this one first in the text. */
    Cure and(Cure later) {
        List<Edit> both = new ArrayList<>(edits);
        both.addAll(later.edits);
        String joined = later.text.isEmpty() ? text : text + "\n" + later.text;
        return new Cure(joined, remark, both, fragment);
    }

    /** The same where the text of the step stands in a string constant, which is not rewritten. */
    Cure withoutEdits() {
        return new Cure(text, remark, List.of(), fragment);
    }

    /** What the finding says. Of PL/pgSQL the whole block is shown where that is not too long. */
    String help(Statement statement) {
        String shown = text;
        if (fragment && !edits.isEmpty()) {
            String whole = Edit.apply(statement.tokens().text(), statement.start(), statement.end(), edits) + ";";
            shown = whole.length() <= LONGEST ? whole : text;
        }
        return remark.isEmpty() ? shown : shown + "\n-- " + remark;
    }

    private static String abridged(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int head = Math.max(text.lastIndexOf('\n', HEAD), HEAD / 2);
        int line = text.indexOf('\n', text.length() - TAIL);
        int tail = line < 0 ? text.length() - TAIL / 3 : line + 1;
        return text.substring(0, cut(text, head)) + "\n\u2026\n" + text.substring(cut(text, tail))
                + "\n-- \u2026 stands for the part that stays as it is";
    }

    private static int cut(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }
}

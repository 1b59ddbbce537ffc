package io.github.migrationguard.sql;

import io.github.migrationguard.sql.Tokens.Kind;
import java.util.List;

/**
 * Walks over the statements of a token list as PostgreSQL's own grammar cuts them: a semicolon ends a statement except
 * inside the parentheses of CREATE RULE and inside a BEGIN ATOMIC body. Empty statements and psql's meta-commands are
 * none.
 */
final class Splitter {
    private final Tokens tokens;
    private final List<Integer> metaCommands;
    private int next;
    private int from;
    private int to;
    private int commandEnd;
    private boolean terminated;

    Splitter(Tokens tokens, List<Integer> metaCommands) {
        this.tokens = tokens;
        this.metaCommands = metaCommands;
    }

    /** Goes on to the next statement; false if there is none. */
    boolean next() {
        skipEmpty();
        if (next == tokens.size()) {
            return false;
        }
        from = next;
        to = end();
        terminated = to < tokens.size();
        next = to;
        commandEnd = to;
        if (to + 1 < tokens.size() && tokens.symbol(to) == ';' && tokens.kind(to + 1) == Kind.COPY_DATA) {
            to += 2;
            next = to;
        }
        return true;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The end of the statement without the data of COPY. */
    int commandEnd() {
        return commandEnd;
    }

    boolean terminated() {
        return terminated;
    }

    private void skipEmpty() {
        while (next < tokens.size()) {
            if (tokens.kind(next) == Kind.META_COMMAND) {
                metaCommands.add(tokens.start(next));
            } else if (tokens.symbol(next) != ';') {
                return;
            }
            next++;
        }
    }

    private int end() {
        if (tokens.word(from).equals("create")) {
            int object = tokens.word(from + 1).equals("or") ? from + 3 : from + 1;
            switch (tokens.word(object)) {
                case "rule" -> {
                    return endOutside(true);
                }
                case "function", "procedure" -> {
                    return routineEnd();
                }
                default -> {}
            }
        }
        return endOutside(false);
    }

    private int endOutside(boolean parentheses) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            switch (tokens.symbol(i)) {
                case 0 -> {
                    if (tokens.kind(i) == Kind.META_COMMAND) {
                        return i;
                    }
                }
                case '(' -> depth++;
                case ')' -> depth--;
                case ';' -> {
                    if (!parentheses || depth <= 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return tokens.size();
    }

    /** Counts BEGIN ATOMIC and CASE against END, unless END is only a label. */
    private int routineEnd() {
        int open = 0;
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.kind(i) == Kind.META_COMMAND || (open == 0 && tokens.symbol(i) == ';')) {
                return i;
            }
            switch (tokens.word(i)) {
                case "begin" -> open += tokens.word(i + 1).equals("atomic") ? 1 : 0;
                case "case" -> open += open > 0 && !Seams.isLabel(tokens, i) ? 1 : 0;
                case "end" -> open -= open > 0 && !Seams.isLabel(tokens, i) ? 1 : 0;
                default -> {}
            }
        }
        return tokens.size();
    }
}

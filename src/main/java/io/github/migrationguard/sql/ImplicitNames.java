package io.github.migrationguard.sql;

import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.TokenRange;

/** What PostgreSQL calls an index column whose definition is an expression (FigureIndexColname of its sources). */
final class ImplicitNames {
    private ImplicitNames() {}

    /** The called function, the column, or {@code expr}. */
    static String ofExpression(Tokens tokens, TokenRange range) {
        int from = range.from();
        int to = range.to();
        while (from < to && tokens.symbol(from) == '(') {
            to = close(tokens, from, to);
            from++;
        }
        int name = from;
        while (name + 2 < to && tokens.symbol(name + 1) == '.') {
            name += 2;
        }
        if (name >= to || !Identifiers.isName(tokens, name)) {
            return "expr";
        }
        int end = name + 1;
        if (tokens.symbol(end) == '(' && end < to) {
            end = close(tokens, end, to) + 1;
        }
        boolean whole =
                end >= to || tokens.word(end).equals("collate") || tokens.isSymbol(end, "::") || isSuffix(tokens, end);
        if (tokens.word(name).equals("case")) {
            return "case";
        }
        return whole ? Identifiers.of(tokens, name).value() : "expr";
    }

    /** An operator class or a sort order, which stand behind the expression proper. */
    private static boolean isSuffix(Tokens tokens, int token) {
        return tokens.kind(token) == Kind.WORD && tokens.wordClass(token) != Keywords.FUNCTION_NAME;
    }

    private static int close(Tokens tokens, int open, int to) {
        int depth = 0;
        for (int i = open; i < to; i++) {
            switch (tokens.symbol(i)) {
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return i;
            }
        }
        return to;
    }
}

package io.github.migrationguard.sql;

import java.util.Set;

/**
 * Finds the place where a semicolon was forgotten between two statements. It speaks up only where the second cannot be
 * read as a part of the first.
 */
final class Seams {
    private static final Set<String> OBJECTS =
            Set.of(("table index view materialized sequence schema extension type domain"
                            + " function procedure routine aggregate trigger policy role user rule foreign publication subscription"
                            + " server collation database default event operator statistics cast column constraint")
                    .split(" "));
    private static final Set<String> COMMANDS =
            Set.of(("select with values begin commit rollback start savepoint set insert"
                            + " delete update truncate comment grant revoke create alter drop call do refresh reindex vacuum analyze"
                            + " lock copy end abort release prepare execute reset show explain merge notify listen")
                    .split(" "));
    private static final Set<String> VALUES = Set.of(("null true false end default current_date current_time"
                    + " current_timestamp current_user current_role localtime localtimestamp session_user user"
                    + " current_catalog current_schema")
            .split(" "));

    private final Cursor c;
    private boolean relation;
    private boolean with;
    private int into = -1;

    /** Watches the tokens from here on; {@code relation}: whether a FROM or INTO cannot be what is still missing. */
    Seams(Cursor c, boolean relation) {
        this.c = c;
        this.relation = relation;
    }

    /**
     * Moves to the statement's end over tokens that nobody needs to read.
     *
     * @return the first INTO outside parentheses, or -1
     */
    static int skipRest(Cursor c) {
        Seams seams = new Seams(c, !c.is("select"));
        while (!c.atEnd()) {
            seams.step();
        }
        return seams.into;
    }

    /** Moves over one token or nest, and complains if a new statement starts behind it. */
    void step() {
        switch (c.word()) {
            case "into" -> {
                into = into < 0 && !isLabel(c.tokens(), c.at()) ? c.at() : into;
                relation = true;
            }
            case "from" -> relation = true;
            case "with" -> with = true;
            default -> {}
        }
        char symbol = c.symbol();
        if (symbol == ')' || symbol == ']') {
            throw new Unfit(c.at(), "nothing opens what " + symbol + " closes", false);
        }
        c.skipNested();
        if (!c.atEnd() && startsStatement(c, relation, with) && endsOperand(c.tokens(), c.at() - 1)) {
            throw missing(c);
        }
    }

    /** Complains about anything that is left of the statement. */
    static void expectEnd(Cursor c) {
        if (c.atEnd()) {
            return;
        }
        if (startsStatement(c, true, true) || isLoneCommand(c)) {
            throw missing(c);
        }
        throw c.unfit("the end of the statement");
    }

    static Unfit missing(Cursor c) {
        return new Unfit(c.at(), "a semicolon is missing before " + c.tokens().text(c.at()), true);
    }

    /** Whether the token is only a name, whatever it says: behind a dot or behind AS. */
    static boolean isLabel(Tokens tokens, int token) {
        return tokens.symbol(token - 1) == '.'
                || (tokens.word(token - 1).equals("as") && tokens.symbol(token - 2) != '.');
    }

    /** Whether an expression can end with this token. */
    static boolean endsOperand(Tokens tokens, int token) {
        if (isLabel(tokens, token)) {
            return true;
        }
        return switch (tokens.kind(token)) {
            case QUOTED_IDENTIFIER, STRING, DOLLAR_STRING, BIT_STRING, NUMBER, PARAMETER, PLACEHOLDER -> true;
            case SYMBOL -> tokens.symbol(token) == ')' || tokens.symbol(token) == ']';
            case WORD -> tokens.wordClass(token) < Keywords.FUNCTION_NAME || VALUES.contains(tokens.word(token));
            case COPY_DATA, META_COMMAND, UNKNOWN -> false;
        };
    }

    /**
     * Whether a statement must start here, provided that an operand ends before. INSERT and DELETE could be names of
     * columns where INTO and FROM did not come yet, and behind WITH a query is to be expected.
     */
    private static boolean startsStatement(Cursor c, boolean relation, boolean with) {
        return switch (c.word()) {
            case "create" -> isCreatable(c);
            case "alter", "drop" -> OBJECTS.contains(c.word(1));
            case "comment" -> c.is(1, "on") && OBJECTS.contains(c.word(2));
            case "insert" -> relation && c.is(1, "into") && insertGoesOn(c);
            case "delete" -> relation && c.is(1, "from") && onNewLine(c);
            case "update" -> updateGoesOn(c);
            case "select" -> !with && onNewLine(c) && startsTarget(c);
            case "truncate" -> c.is(1, "table");
            case "do" -> c.at() + 1 < c.end() && StringLiterals.isString(c.tokens(), c.at() + 1);
            case "grant", "revoke" -> onNewLine(c) && Identifiers.isName(c.tokens(), c.at() + 1);
            default -> false;
        };
    }

    /** Whether something to select stands behind SELECT, which otherwise could be the name of a column. */
    private static boolean startsTarget(Cursor c) {
        if (c.at() + 1 >= c.end()) {
            return false;
        }
        return switch (c.word(1)) {
            case "distinct", "case", "not", "null", "true", "false", "cast", "array" -> true;
            case "" -> c.symbol(1) == 0 || c.symbol(1) == '(' || c.symbol(1) == '*';
            default -> c.tokens().wordClass(c.at() + 1) != Keywords.RESERVED;
        };
    }

    private static boolean isCreatable(Cursor c) {
        return switch (c.word(1)) {
            case "or", "unique", "temp", "temporary", "unlogged", "global", "local", "constraint", "recursive" -> true;
            default -> OBJECTS.contains(c.word(1));
        };
    }

    private static boolean insertGoesOn(Cursor c) {
        int i = c.at() + 3;
        while (i + 1 < c.end() && c.tokens().symbol(i) == '.') {
            i += 2;
        }
        if (i >= c.end() || !onNewLine(c)) {
            return false;
        }
        return c.tokens().symbol(i) == '('
                || switch (c.tokens().word(i)) {
                    case "values", "select", "default", "with" -> true;
                    default -> false;
                };
    }

    private static boolean updateGoesOn(Cursor c) {
        int i = c.at() + 2;
        while (i + 1 < c.end() && c.tokens().symbol(i) == '.') {
            i += 2;
        }
        return Identifiers.isColumnName(c.tokens(), c.at() + 1)
                && i < c.end()
                && c.tokens().word(i).equals("set");
    }

    /** Commands that can stand behind a complete one, though not behind an open expression. */
    private static boolean isLoneCommand(Cursor c) {
        return isCommandWord(c.word()) && onNewLine(c);
    }

    static boolean isCommandWord(String word) {
        return COMMANDS.contains(word);
    }

    private static boolean onNewLine(Cursor c) {
        String text = c.tokens().text();
        for (int i = c.tokens().end(c.at() - 1); i < c.tokens().start(c.at()); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return true;
            }
        }
        return false;
    }
}

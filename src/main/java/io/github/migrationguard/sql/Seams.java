package io.github.migrationguard.sql;

/**
 * Finds the place where a semicolon was forgotten between two statements. It speaks up only where the second cannot be
 * read as a part of the first.
 */
final class Seams {
    private Seams() {}

    /**
     * Moves to the statement's end over tokens that nobody needs to read.
     *
     * @return the first INTO outside parentheses, or -1
     */
    static int skipRest(Cursor c) {
        boolean relation = !c.is("select");
        int into = -1;
        while (!c.atEnd()) {
            if (c.is("into") && into < 0) {
                into = c.at();
            }
            relation |= into >= 0 || c.is("from");
            c.skipNested();
            if (!c.atEnd() && startsStatement(c, relation) && endsOperand(c.tokens(), c.at() - 1)) {
                throw missing(c);
            }
        }
        return into;
    }

    /** Complains if a new statement starts here, behind a complete part of one that is no query without FROM. */
    static void check(Cursor c) {
        if (!c.atEnd() && startsStatement(c, true) && endsOperand(c.tokens(), c.at() - 1)) {
            throw missing(c);
        }
    }

    /** Complains about anything that is left of the statement. */
    static void expectEnd(Cursor c) {
        if (c.atEnd()) {
            return;
        }
        if (startsStatement(c, true) || isLoneCommand(c)) {
            throw missing(c);
        }
        throw c.unfit("the end of the statement");
    }

    static Unfit missing(Cursor c) {
        return new Unfit(c.at(), "a semicolon is missing before " + c.tokens().text(c.at()), true);
    }

    /** Whether an expression can end with this token. */
    static boolean endsOperand(Tokens tokens, int token) {
        return switch (tokens.kind(token)) {
            case QUOTED_IDENTIFIER, STRING, DOLLAR_STRING, BIT_STRING, NUMBER, PARAMETER, PLACEHOLDER -> true;
            case SYMBOL -> tokens.symbol(token) == ')' || tokens.symbol(token) == ']';
            case WORD ->
                switch (tokens.word(token)) {
                    case "null",
                            "true",
                            "false",
                            "end",
                            "default",
                            "current_date",
                            "current_time",
                            "current_timestamp",
                            "current_user",
                            "current_role",
                            "localtime",
                            "localtimestamp",
                            "session_user",
                            "user",
                            "current_catalog",
                            "current_schema" -> true;
                    default -> tokens.wordClass(token) < Keywords.FUNCTION_NAME;
                };
            case COPY_DATA, META_COMMAND, UNKNOWN -> false;
        };
    }

    /** Whether a statement must start here, provided that an operand ends before. */
    private static boolean startsStatement(Cursor c, boolean relation) {
        return switch (c.word()) {
            case "create" -> isCreatable(c);
            case "alter", "drop" -> isObject(c.word(1));
            case "comment" -> c.is(1, "on") && isObject(c.word(2));
            case "insert" -> relation && c.is(1, "into") && insertGoesOn(c);
            case "delete" -> relation && c.is(1, "from") && onNewLine(c);
            case "update" -> updateGoesOn(c);
            case "truncate" -> c.is(1, "table");
            case "do" -> c.at() + 1 < c.end() && StringLiterals.isString(c.tokens(), c.at() + 1);
            case "grant", "revoke" -> onNewLine(c) && Identifiers.isName(c.tokens(), c.at() + 1);
            default -> false;
        };
    }

    private static boolean isCreatable(Cursor c) {
        return switch (c.word(1)) {
            case "or", "unique", "temp", "temporary", "unlogged", "global", "local", "constraint", "recursive" -> true;
            default -> isObject(c.word(1));
        };
    }

    private static boolean isObject(String word) {
        return switch (word) {
            case "table",
                    "index",
                    "view",
                    "materialized",
                    "sequence",
                    "schema",
                    "extension",
                    "type",
                    "domain",
                    "function",
                    "procedure",
                    "routine",
                    "aggregate",
                    "trigger",
                    "policy",
                    "role",
                    "user",
                    "rule",
                    "foreign",
                    "publication",
                    "subscription",
                    "server",
                    "collation",
                    "database",
                    "default",
                    "event",
                    "operator",
                    "statistics",
                    "cast",
                    "column",
                    "constraint" -> true;
            default -> false;
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
        return switch (word) {
            case "select",
                    "with",
                    "values",
                    "begin",
                    "commit",
                    "rollback",
                    "start",
                    "savepoint",
                    "set",
                    "insert",
                    "delete",
                    "update",
                    "truncate",
                    "comment",
                    "grant",
                    "revoke",
                    "create",
                    "alter",
                    "drop",
                    "call",
                    "do",
                    "refresh",
                    "reindex",
                    "vacuum",
                    "analyze",
                    "lock",
                    "copy",
                    "end",
                    "abort",
                    "release",
                    "prepare",
                    "execute",
                    "reset",
                    "show",
                    "explain",
                    "merge",
                    "notify",
                    "listen" -> true;
            default -> false;
        };
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

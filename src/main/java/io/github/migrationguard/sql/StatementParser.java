package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.NotPostgresql;
import io.github.migrationguard.sql.ast.TokenRange;

/** Reads one statement by its first word. */
public final class StatementParser {
    /** EXPLAIN and PREPARE hold a statement; a deeper nest is no PostgreSQL. */
    private static final int DEEPEST = 8;

    private StatementParser() {}

    public static Command parse(Tokens tokens, int from, int end) {
        return parse(new Cursor(tokens, from, end));
    }

    /** A statement inside PL/pgSQL, where SELECT INTO sets variables. */
    static Command parseEmbedded(Tokens tokens, int from, int end) {
        Command command = parse(new Cursor(tokens, from, end));
        boolean selectInto =
                command instanceof Command.CreateTableAs && !tokens.word(from).equals("create");
        return selectInto ? new Command.Query(new TokenRange(from, end)) : command;
    }

    private static Command parse(Cursor c) {
        try {
            Command command = command(c, 0);
            Seams.expectEnd(c);
            return command;
        } catch (Unfit unfit) {
            return new NotPostgresql(unfit.token(), unfit.reason(), unfit.missingSemicolon());
        }
    }

    /** The statement here, without a check that nothing is left behind it. */
    static Command command(Cursor c, int depth) {
        if (depth > DEEPEST) {
            throw c.unfit("a command");
        }
        return switch (c.word()) {
            case "create" -> CreateParser.parse(c);
            case "alter" -> AlterParser.parse(c);
            case "drop" -> DropParser.parse(c);
            case "insert", "update", "delete", "merge", "with", "select", "values", "table" -> DmlParser.parse(c);
            case "do", "call", "execute", "prepare", "explain", "copy", "truncate", "refresh", "reindex" ->
                ActionParser.parse(c, depth);
            case "comment", "security" -> CommentParser.parse(c);
            case "grant", "revoke" -> GrantParser.parse(c);
            case "set", "reset", "show", "discard" -> SettingParser.parse(c);
            case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release" ->
                TransactionParser.parse(c);
            case "reassign" -> DropParser.reassign(c);
            case "import" -> CreateParser.importForeignSchema(c);
            case "analyze",
                    "analyse",
                    "checkpoint",
                    "close",
                    "cluster",
                    "deallocate",
                    "declare",
                    "fetch",
                    "listen",
                    "load",
                    "lock",
                    "move",
                    "notify",
                    "unlisten",
                    "vacuum" -> UtilityParser.parse(c);
            case "" -> unnamed(c);
            default -> throw unknown(c);
        };
    }

    private static Command unnamed(Cursor c) {
        if (c.symbol() == '(') {
            return DmlParser.parse(c);
        }
        if (c.is(Tokens.Kind.PLACEHOLDER)) {
            return placeholder(c);
        }
        if (c.is("repack") || c.is("wait")) {
            return UtilityParser.parse(c);
        }
        throw unknown(c);
    }

    /** Behind leading placeholders stands a statement, or nothing that could be read. */
    private static Command placeholder(Cursor c) {
        int from = c.at();
        while (c.is(Tokens.Kind.PLACEHOLDER)) {
            c.next();
        }
        if (!c.word().isEmpty() && isCommand(c.word())) {
            return command(c, 0);
        }
        c.rest();
        return new Command.Opaque(c.since(from));
    }

    private static boolean isCommand(String word) {
        return switch (word) {
            case "create",
                    "alter",
                    "drop",
                    "insert",
                    "update",
                    "delete",
                    "select",
                    "with",
                    "do",
                    "comment",
                    "grant",
                    "revoke",
                    "truncate" -> true;
            default -> false;
        };
    }

    private static Unfit unknown(Cursor c) {
        String word = c.is(Tokens.Kind.WORD) ? Identifiers.fold(c.tokens().text(c.at())) : "";
        String dialect = word.isEmpty() ? null : Foreign.command(word);
        if (dialect != null) {
            return new Unfit(c.at(), "the command " + c.tokens().text(c.at()) + " is " + dialect, false);
        }
        return c.unfit("a PostgreSQL command");
    }
}
